/** Meaning of the fields of sessions and sign-ins; joined to the others in `openapi-text.ts`. */
export const SIGN_IN_FIELDS: Readonly<Record<string, string>> = {
  browser: 'Browser, from what it says of itself.',
  system: 'System that the browser runs on, from what it says of itself.',
  ip: 'Network address that it came from.',
  current: 'Whether it is the session of this very request.',
  ended: 'How many sessions were ended.',
  knownDevice: 'Whether this browser had signed in before.',
  lastSeenAt: 'When it was last used.',
  openedAt: 'When it was opened.',
  result: '`opened`; `refused`: wrong password; `factor-refused`: wrong code.',
  'OwnSession.method': 'What was asked for: the password, or the password and a code.',
}
