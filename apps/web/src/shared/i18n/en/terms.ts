import type { Texts } from '../texts.ts'

/** New terms that wait to be accepted. */
const terms: Texts['terms'] = {
  title: 'New terms are in force',
  intro: 'Read them, then accept them to go on. This is asked once for each version.',
  kinds: {
    'membership-terms': 'Terms of membership',
    'account-terms': 'Terms of an account',
    'declaration-terms': 'Terms of declaring online',
  },
  inForce: 'In force since {{date}}.',
  changed: 'Paragraphs marked “New” were not in the version that you had accepted.',
  former: 'Read the version accepted before',
  current: 'Open this version in a page of its own',
  isNew: 'New',
  accept: 'I have read and accept: {{title}}',
  submit: 'Accept and go on',
  later: 'Later, read only',
  laterHelp:
    'Without accepting you can read your space, export your data, end things, write to the desk and sign out. Nothing else can be changed. Your API keys go on working.',
  needed: 'Tick each box to accept.',
  banner: 'Read only: new terms wait for your consent.',
  read: 'Read and accept',
  failed: 'Your consent could not be saved',
}

export default terms
