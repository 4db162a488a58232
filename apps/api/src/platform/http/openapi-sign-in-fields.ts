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
  'OwnSession.method': 'What was given: the password alone, with a second factor, or a passkey.',
  factor:
    '`totp`: a code of an authenticator program; `passkey`; `sms`: a code sent to the proven number; `new-password`: another password in place of a temporary one.',
  ways: 'Every way in which the second factor can be given.',
  mayTrust: 'Whether this browser may be excused from the second factor for 30 days.',
}
