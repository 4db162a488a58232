import type { Texts } from '../texts.ts'

export default {
  title: 'Automatic renewal',
  state: { never: 'not switched on', off: 'stopped', 'setting-up': 'to be completed', on: 'on' },
  method: { card: 'Card', 'sepa-debit': 'SEPA direct debit' },
  methodNote: {
    card: 'Kept by Stripe; you confirm with your bank.',
    'sepa-debit': 'You sign a mandate online at Stripe with your IBAN.',
  },
  offer:
    'Your membership can renew by itself at each due date. You are told before any debit and can stop in one click.',
  from: '{{method}} {{label}}',
  nothingNext: 'Your next membership is paid already: nothing is debited before the due date after it.',
  debiting: 'The debit is with your bank. Your membership is renewed as soon as it passes.',
  again: 'The debit was refused. A last try will be made on {{date}}.',
  stop: 'Stop automatic renewal',
  stoppedNow: 'Automatic renewal is stopped: nothing more will be debited.',
  stopped: 'Stopped on {{date}}.',
  reason: {
    member: 'You asked for it.',
    refused: 'The debit was refused twice.',
    unavailable: 'Your type of membership is no longer offered.',
    'too-late': 'You could not be told in time.',
    cancelled: 'Your membership was cancelled.',
  },
  failed: 'Automatic renewal could not be read or changed',
  terms: {
    debit: '{{amount}} (type {{type}}) debited on {{date}}.',
    period: 'For the period from {{from}} to {{to}}.',
    notice:
      'A notice is sent to you by e-mail on {{date}}, between three months and one before the due date.',
    agreed: 'The due date is near: your agreement below stands for the notice.',
    announce: 'The debit is announced to you by e-mail on {{date}}, at least fourteen days before it.',
    price: 'If the price changes until then, the notice gives you the new one.',
    stop: 'You stop in one click on this page, free of charge, until the day before the debit.',
  },
  start: {
    open: 'Switch automatic renewal on',
    title: 'Switch automatic renewal on',
    intro: 'This is what is debited, when, and how to stop.',
    method: 'Means of payment',
    agree: 'I agree that my membership is renewed and debited on these terms.',
    agreeMissing: 'Tick the box to agree.',
    nothingNow: 'Nothing is debited today.',
    failed: 'Automatic renewal could not be switched on',
    confirm: 'Continue at Stripe',
  },
  unfinished: {
    title: 'Your means of payment is still to be recorded',
    body: 'Automatic renewal is switched on as soon as you have done so on the page of Stripe.',
    resume: 'Take up again',
    giveUp: 'Give up',
  },
  box: 'Renew automatically in the years to come',
  boxNote:
    'This means of payment is debited at each due date, after a notice of one to three months and an announcement fourteen days before. You stop in one click on “Memberships”, until the day before the debit.',
} satisfies Texts['automaticRenewal']
