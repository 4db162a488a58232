import type { Texts } from '../texts.ts'

/** Joining online, and what staff see of it. */
const joining: Texts['joining'] = {
  choice: {
    title: 'Sign up',
    join: {
      title: 'Join',
      body: 'Become a member: advice, workshops and the membership certificate. It takes ten minutes, and you pay online, by transfer or by cheque.',
    },
    declare: {
      title: 'Declare my activity',
      body: 'Open your declarant’s file with your SIRET and your social security number. Three minutes are enough.',
    },
    account: {
      title: 'Open an account for online declarations',
      body: 'Ask for a primary account to send the declarations of your company and to open secondary accounts.',
    },
  },
  title: 'Join',
  already: 'You have a personal space already?',
  signIn: 'Sign in',
  signedIn: 'You are signed in as {{name}}: the membership is added to your space.',
  toSpace: 'Back to my space',
  steps: { identite: 'You', entreprise: 'Company', adhesion: 'Membership', resume: 'Summary' },
  person: {
    title: 'About you',
    emailHelp: 'A link is sent there to confirm the address. You will sign in with it.',
    nirHelp: 'Kept encrypted. A draft does not hold it: type it before you send.',
    nirKept: 'Kept: {{masked}}. Leave empty to keep it.',
  },
  company: {
    title: 'Your company',
    intro:
      'Type the SIRET and search: the public register fills in the rest. Without a SIRET, leave it empty and go on.',
    search: 'Search the company',
    copy: 'Copy the personal address',
    found: 'What the register says is taken over below: check it.',
    failed: 'The search did not come through',
    unknown: {
      title: 'This SIRET is not in the register',
      body: 'A new company may take four weeks to appear there. Check the number, then fill in by hand and go on: nothing holds you up.',
    },
    unavailable: {
      title: 'The register does not answer',
      body: 'Fill in by hand and go on, or search again in a moment.',
    },
    closed: {
      title: 'This establishment is closed',
      body: 'The register says that it is closed. Check the number; if it is right, you can go on.',
      bodyOn:
        'The register says that it closed on {{date}}. Check the number; if it is right, you can go on.',
    },
    other: {
      title: 'The register names other people for this SIRET',
      body: 'Check the 14 digits, and your names. If they are right, go on: nothing stands in your way, and our team will ask you for a certificate of registration (avis de situation).',
      sent: 'Check the SIRET and your name in your request. If they are right, go on: nothing stands in your way, and our team will ask you for a certificate of registration (avis de situation).',
    },
    masked: {
      title: 'Company that is not fully public',
      body: 'The register knows it, but shows neither name nor address, as the company has asked. Fill in by hand.',
    },
  },
  membership: {
    noPartner: 'None',
    dates: 'Paid today, your membership runs from {{from}} to {{to}}.',
    referralHelp: 'That of a member who told you about the organisation.',
  },
  summary: {
    noSiret: 'No SIRET yet',
    period: 'Period',
    dates:
      'These days hold for a payment received today. By transfer or cheque, the membership begins on the day on which the payment arrives.',
    next: 'Once sent, a link comes by e-mail: it confirms your address and leads to the payment. Nothing is due before.',
    nextOwn: 'You choose how to pay next. Nothing is due before.',
  },
  terms: {
    title: 'Terms of membership',
    accept: 'I accept the terms of membership',
    version: 'Version {{version}}. It is kept with the date of your consent.',
  },
  change: 'Change',
  previous: 'Back',
  next: 'Continue',
  submit: 'Send my request',
  submitOwn: 'Continue to payment',
  kept: 'What you type is kept for 30 days at each step: you can close this page and go on later.',
  keepFailed: 'The step could not be kept',
  typeNeeded: 'Choose a type of membership.',
  typeGone: 'This type is no longer offered: choose another.',
  noType: 'Joining online is not open at the moment. Contact the desk.',
  restart: 'Begin another request',
  sent: {
    title: 'Look into your mailbox',
    body: 'A message goes to {{email}}. Follow the link in it to confirm your address and pay for your membership.',
    nothing:
      'Nothing after a few minutes? Look among the unwanted mail, check the address, or contact the desk.',
    again: 'Send the message again',
    change: 'Change my request',
    done: 'Another message goes to {{email}}.',
    failed: 'The message could not be sent again',
  },
  order: { title: 'Your membership' },
  payment: {
    waits: 'A payment is awaited already',
    failed: 'The payment could not be opened',
    refused: 'Nothing was charged. Try again, or choose another way to pay.',
    open: 'Your payment is waiting',
    openBody: 'The payment page for {{amount}} is open. Go on with it, or choose another way to pay.',
    otherwise: 'Pay in another way',
    giveUpFailed: 'This payment could not be given up',
    awaited:
      'When it arrives, your membership becomes active: the receipt and a link to choose your password go to {{email}}. The link in the message you received leads back to this page.',
    expired: 'The payment page is no longer valid. Nothing was charged: choose again.',
  },
  done: {
    title: 'Almost done: look into your mailbox',
    titleOwn: 'Your membership is active',
    paid: 'Your payment of {{amount}} is received. Your membership runs from {{from}} to {{to}}.',
    activation:
      'A message goes to {{email}} with the receipt and a link to choose your password, valid for 24 hours.',
    receipt: 'The receipt goes to {{email}}.',
    again: 'Send the link again',
    sent: 'Another link goes to {{email}}.',
    toSpace: 'Go to my space',
  },
  member: {
    title: 'You are a member already',
    body: 'Your membership is read and renewed from your space.',
    action: 'See my memberships',
  },
  gone: {
    title: 'This link is no longer valid',
    body: 'The request was changed, or erased after 30 days without a follow-up. If it was sent again, follow the link of the last message.',
    action: 'Begin a request',
  },
  staff: {
    title: 'Joinings in progress',
    lead: 'Requests sent online. A transfer or cheque that arrives is recorded under payments.',
    caption: 'Requests to join',
    searchHelp: 'Name, e-mail, SIRET or reference',
    state: 'State',
    all: 'All',
    columns: {
      date: 'Sent on',
      name: 'Name',
      email: 'E-mail',
      siret: 'SIRET',
      type: 'Type',
      amount: 'Amount',
      payment: 'Payment',
      state: 'State',
    },
    states: {
      submitted: 'To be confirmed',
      'awaiting-payment': 'Payment awaited',
      processing: 'Debit under way',
      completed: 'Member',
    },
    otherHolder: 'The register names other people',
    double_one: 'Possible double: {{count}} member has this SIRET',
    double_other: 'Possible double: {{count}} members have this SIRET',
    empty: {
      title: 'No request fits',
      body: 'Change the search or the state.',
      clear: 'Show all',
      noneTitle: 'No requests',
      noneBody: 'Requests to join made online will appear here.',
    },
    back: 'Members',
  },
}
export default joining
