import type { Texts } from '../texts.ts'

/** Asking for an account online. */
export default {
  title: 'Open an account',
  already: 'You have a personal space already?',
  signIn: 'Sign in',
  signedIn: 'You are signed in as {{name}}: the account will be added to your space.',
  toSpace: 'Back to my space',
  steps: {
    demande: 'Your request',
    identite: 'Identity',
    options: 'Procedures',
    identifiant: 'Account',
    resume: 'Summary',
  },
  request: {
    title: 'Your request',
    body: 'With a primary account your company sends its declarations to the bodies they are for, and opens secondary accounts for its establishments or its clients.',
    needed: 'Have the SIRET number at hand: it takes about five minutes.',
    after: {
      staff: {
        newcomer:
          'We look at the request; once it is accepted, a link by e-mail lets you choose your password.',
        signedIn: 'We look at the request; once it is accepted, the account opens in your space.',
      },
      automatic: {
        newcomer: 'A link sent by e-mail at once lets you choose your password and open the account.',
        signedIn: 'The account opens in your space at once.',
      },
    },
  },
  profile: {
    reach_one: 'Gives access to {{count}} procedure.',
    reach_other: 'Gives access to {{count}} procedures.',
    procedures: 'Tick those that you will use. You can change your mind in the options of the account.',
  },
  login: {
    intro:
      'This is the name that you will sign in with. It does not change afterwards. The password is chosen when the account is opened.',
    introSignedIn:
      'You will be able to sign in with this name and your usual password. It does not change afterwards.',
  },
  terms: {
    title: 'Terms of use',
    accept: 'I accept the terms of use of the account',
    version: 'Version {{version}}. It is kept with the date of your consent.',
    accepted: 'Accepted, version {{version}}',
  },
  mailbox: 'Address of the mailbox',
  cost: 'Cost per month',
  costNote: 'At today’s prices, from the opening of the account on.',
  submit: 'Send the request',
  kept: 'What you typed is kept in this tab.',
  done: {
    title: 'Your request no. {{number}} is filed',
    openTitle: 'The account {{login}} is open',
    requested:
      'A message that recalls this number goes to {{email}}. We look at the request; once it is accepted, you will receive a link there to open the account {{login}}.',
    requestedOwn: 'We look at the request. You follow it in your space, and will be told by e-mail.',
    approved:
      'A link to open the account {{login}} goes to {{email}}. It is valid for 24 hours; after that, ask for another one from “Forgotten password?”.',
    open: 'It has the number {{number}} and stands in your space.',
    toSignIn: 'Go to sign-in',
    toAccount: 'See the account',
  },
} satisfies Texts['registration']
