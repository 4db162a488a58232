import type { Texts } from '../texts.ts'

export default {
  retry: 'Try again',
  reload: 'Reload the page',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
  loading: 'Loading…',
  optional: '(optional)',
  showPassword: 'Show what is typed',
  skipToContent: 'Skip to content',
  reference: 'Reference: {{reference}}',
  language: { toFrench: 'Français', toEnglish: 'English' },
  appearance: {
    auto: 'Appearance: automatic',
    light: 'Appearance: light',
    dark: 'Appearance: dark',
  },
  offline: {
    title: 'You are offline',
    body: 'What you have typed is kept. Check your internet connection.',
  },
  desk: {
    title: 'Any question?',
    phone: 'Telephone',
    email: 'E-mail',
    hours: 'Hours',
    verify: 'Verify a document',
    contact: 'Write to us',
    legal: 'Legal notice',
    accessibility: 'Accessibility',
  },
  demo: 'Demonstration installation: the data are made up.',
  problem: {
    network: 'The portal does not answer. Check your internet connection, then try again.',
    unavailable: 'The service is not available for the moment. Try again shortly.',
    unavailableIn: 'The service is not available for the moment. Try again in {{wait}}.',
    rateLimited: 'Too many requests in a short time. Wait {{wait}}, then try again.',
    unexpected: 'Something went wrong on our side. Try again; if it happens again, contact us.',
    invalid: 'Some of the information needs correcting.',
  },
  wait: {
    seconds_one: '{{count}} second',
    seconds_other: '{{count}} seconds',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    moment: 'a moment',
  },
  field: {
    at: 'Line {{line}}, column {{column}}: {{words}}',
    required: 'This field is needed.',
    invalid: 'This value is not valid.',
    tooLong: 'This text is too long.',
    email: 'Write an e-mail address such as name@example.org.',
    code: 'The code has six digits.',
    passwordLength: 'Use at least 10 characters of four kinds, or at least 15 of any kind.',
    passwordCommon: 'This password is known to everybody: choose another.',
    passwordSame: 'Choose another password than the one you have.',
    passwordMailbox: 'This password opens your mailbox: choose another to sign in with.',
    passwordPersonal: 'This password holds your name or your address.',
    passwordsDiffer: 'The two passwords are not the same.',
  },
  summary: {
    title_one: 'One thing needs correcting',
    title_other: '{{count}} things need correcting',
    general: 'This could not be sent',
    kept: 'What you have typed is kept.',
  },
  franceConnect: {
    button: 'Sign in with FranceConnect',
    about: 'What is FranceConnect?',
    failed: {
      title: 'Signing in did not work',
      'franceconnect.off': 'This portal does not work with FranceConnect. Sign in with your password.',
      'franceconnect.unavailable':
        'FranceConnect does not answer at the moment. Try again in a few minutes, or sign in with your password.',
      'franceconnect.expired':
        'This sign-in has been used, has expired or was begun in another browser. Begin again.',
      'franceconnect.refused':
        'What FranceConnect answered could not be accepted. Begin again; if it happens once more, tell the support desk.',
      'franceconnect.taken':
        'This FranceConnect identity is linked to another space already. Sign out, then sign in with FranceConnect to enter it.',
      'franceconnect.linked-already':
        'Your space is linked to another FranceConnect identity already. Remove that link on the page “Security” first.',
      'franceconnect.held':
        'Our team has given you back the access to your space: sign in with your password, then take FranceConnect back on the page “Security”.',
      'account.closed': 'The space linked to this FranceConnect identity is closed. Ask the support desk.',
    },
  },
} satisfies Texts['common']
