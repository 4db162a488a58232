/** Giving a lost access back, for staff (U10). */
export default {
  open: 'Give access back',
  title: 'Give access back to {{name}}',
  intro:
    'For somebody who can neither sign in nor choose a new password alone. First make sure who it is: whoever receives this password enters the space.',
  check: 'How have you verified the identity?',
  choose: 'Choose',
  checks: {
    document: 'Identity document compared with the file',
    'call-back': 'Call back to a number already known',
    'in-person': 'In person, with an identity document',
  },
  reason: 'Reason',
  reasonHelp: 'Read by the person, and kept in the audit log.',
  removeFactors: 'Take the second factors away as well',
  removeFactorsHelp:
    'Authenticator program, passkeys, code by SMS and recovery codes, when they are lost. Otherwise the second factor is still asked for.',
  password: 'Your password',
  follows:
    'Sessions end, links that wait serve no more; FranceConnect and API keys are held until the person takes them back. The person is told at every address and by SMS, with a link that stops it all.',
  submit: 'Make a temporary password',
  done: 'The access of {{name}} is given back',
  temporary: 'Temporary password',
  once: 'It is not shown again. It is good until {{until}}, and serves to choose another one only.',
  otherWay: 'Tell it in person or by telephone, never by e-mail.',
  removed: 'The second factors were taken away.',
  held: {
    franceconnect: 'The link to FranceConnect is held: it is taken back on the page “Security”.',
    'api-keys': 'The API keys are held: they are taken back one by one on the page “API keys”.',
  },
  close: 'Close',
}
