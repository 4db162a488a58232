/** Meaning of the fields of refunds and cancelled memberships; joined to the others in `openapi-text.ts`. */
export const RENEWAL_FIELDS: Readonly<Record<string, string>> = {
  agreedEndsOn: 'The last day that had been agreed on.',
  askedAt: 'When it was asked for, or heard of.',
  askedBy: 'Who asked for it; null when the payment service told of it.',
  byHand: 'Whether the money goes back by hand: the payment service did not take it.',
  cancelReason: 'Why it was cancelled; null when it was not, or when the payment service told of it.',
  cancellation: 'When it was cancelled, and until when it should have run; null when it was not.',
  refundPendingCents: 'What is on its way back, in euro cents.',
  refundableCents: 'What may still be given back, in euro cents.',
  refundedCents: 'What has gone back, in euro cents.',
  refunds: 'What went back or is to, the latest first.',
  undoes: 'Whether what was paid is undone with it; null when it was made at the payment service.',
  'PaymentFile.membership': 'The membership that it paid; null for other payments.',
}
