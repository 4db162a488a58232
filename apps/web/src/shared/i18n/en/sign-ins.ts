/** Words about sign-ins: with what, from where, how they ended; and the list of those that are disputed. */
export default {
  device: {
    on: '{{browser}} on {{system}}',
    unknown: 'Unknown device',
    otherBrowser: 'Another browser',
    browsers: { firefox: 'Firefox', chrome: 'Chrome', edge: 'Edge', safari: 'Safari', opera: 'Opera' },
    systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux', android: 'Android', ios: 'iOS' },
  },
  place: { unknown: 'Unknown place' },
  method: {
    both: '{{first}}, then {{second}}',
    unknown: 'Not noted',
    steps: {
      password: 'password',
      franceconnect: 'FranceConnect',
      passkey: 'passkey',
      totp: 'code of an app',
      sms: 'code by SMS',
      'recovery-code': 'recovery code',
    },
  },
  results: {
    opened: 'signed in',
    refused: 'password refused',
    'factor-refused': 'second factor refused',
    denied: 'sign-in disputed',
  },
  signs: {
    'new-browser': 'new browser',
    'new-country': 'new country',
    'far-travel': 'too far from the sign-in before',
    'after-refusals': 'refused attempts just before',
  },
  reports: {
    title: 'Disputed sign-ins',
    intro:
      'People answered “It was not me” to the mail about a sign-in. Their sessions and API keys have ended already, their password opens nothing any more. See what has been done since, call the person, then close the matter.',
    searchHelp: 'Name, e-mail or number',
    columns: {
      person: 'Person',
      signIn: 'Sign-in',
      from: 'From',
      reported: 'Disputed on',
      state: 'State',
      actions: 'Actions',
    },
    states: { open: 'to look into', handled: 'closed' },
    statesAll: 'All',
    handledBy: 'by {{name}}, on {{date}}',
    thread: 'Conversation',
    journal: 'See what was done',
    handle: 'Close',
    dialog: {
      title: 'Close the disputed sign-in of {{name}}',
      intro: 'What you write stays in this list and in the audit log.',
      note: 'What was found and done',
      noteHelp: 'For example: person called, no data changed, new password chosen.',
      submit: 'Close',
    },
    handled: 'The disputed sign-in is closed.',
    nothing: {
      title: 'No disputed sign-in matches',
      body: 'Try another name, or another state.',
      clear: 'Clear the filters',
    },
    empty: {
      title: 'No disputed sign-in',
      body: 'Those that people report will stand here.',
    },
  },
}
