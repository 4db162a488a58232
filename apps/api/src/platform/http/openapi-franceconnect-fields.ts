/** Meaning of the fields of FranceConnect; joined to the others in `openapi-text.ts`. */
export const FRANCECONNECT_FIELDS: Readonly<Record<string, string>> = {
  birthName: 'Family name of birth.',
  choose: 'Whether FranceConnect asks anew who one is, although it remembers somebody.',
  code: 'What FranceConnect came back with, spent within 30 seconds.',
  error: 'What went wrong over there, as `access_denied` for who gave up.',
  franceConnect: 'Whether one can sign in with FranceConnect.',
  givenNames: 'All given names, parted by spaces.',
  hasPassword: 'Whether the person can sign in with a password.',
  identity: 'Who somebody is, as FranceConnect says.',
  iss: 'Who came back, as FranceConnect says in the address.',
  link: 'The link to FranceConnect; null when there is none.',
  linkedAt: 'When it was linked.',
  offered: 'Whether this portal works with FranceConnect.',
  outcome:
    '`linked`, `proven`: it is the same person again, `cancelled` over there, or `unknown`: nobody is linked to this identity.',
  signOutUrl: 'Where the browser goes to sign out of FranceConnect too.',
  usualName: 'Name in use, where it is another than that of birth.',
  'FranceConnectAddress.url': 'Where the browser is sent, once.',
  'FranceConnectLink.heldSince':
    'Since when it opens nothing, until its person takes it back; null while it is not held.',
  'FranceConnectLink.lastUsedAt': 'When it was last signed in with; null before the first time.',
}
