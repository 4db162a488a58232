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
  result:
    '`opened`; `refused`: wrong password; `factor-refused`: wrong code; `denied`: opened, and its person says it was somebody else.',
  country: 'Country of the network address at that time, in two letters; null where it is not known.',
  signs:
    'What was unusual: `new-browser`, `new-country`, `far-travel` (too far from the sign-in before for the time between them), `after-refusals`.',
  'SignIn.method': 'What was given, or refused; null where it was not noted yet.',
  'SignInReport.method': 'What was given; null where it was not noted.',
  'SignInReport.state': '`open` until the staff have dealt with it, then `handled`.',
  'SignInReport.note': 'What was found and done.',
  signedInAt: 'When the disputed sign-in was.',
  reportedAt: 'When its person said that it was somebody else’s.',
  handledAt: 'When the staff have dealt with it.',
  handledBy: 'Who of the staff dealt with it.',
  'OwnSession.method': 'What was given: the password alone, with a second factor, or a passkey.',
  factor:
    '`totp`: a code of an authenticator program; `passkey`; `sms`: a code sent to the proven number; `new-password`: another password in place of a temporary one.',
  ways: 'Every way in which the second factor can be given.',
  mayTrust: 'Whether this browser may be excused from the second factor for 30 days.',
}
