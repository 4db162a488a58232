/** What happens when a test card or a test bank account is charged. */
export type Outcome =
  | { kind: 'pays' }
  | { kind: 'asks' }
  | { kind: 'declines'; code: string; declineCode?: string }
  | { kind: 'debits' }
  | { kind: 'debit-fails' }

export interface TestCard {
  number: string
  brand: 'visa' | 'mastercard'
  outcome: Outcome
  /** French, for the index page. */
  note: string
}

export interface TestIban {
  iban: string
  outcome: Outcome
  note: string
}

const declined = (declineCode: string): Outcome => ({ kind: 'declines', code: 'card_declined', declineCode })

export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', outcome: { kind: 'pays' }, note: 'Le paiement réussit.' },
  {
    number: '5555555555554444',
    brand: 'mastercard',
    outcome: { kind: 'pays' },
    note: 'Le paiement réussit (Mastercard).',
  },
  {
    number: '4000002500003155',
    brand: 'visa',
    outcome: { kind: 'asks' },
    note: 'La banque demande une confirmation (3-D Secure).',
  },
  {
    number: '4000000000000002',
    brand: 'visa',
    outcome: declined('generic_decline'),
    note: 'La carte est refusée.',
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    outcome: declined('insufficient_funds'),
    note: 'Refus\u00a0: provision insuffisante.',
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    outcome: { kind: 'declines', code: 'expired_card' },
    note: 'Refus\u00a0: carte expirée.',
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    outcome: { kind: 'declines', code: 'incorrect_cvc' },
    note: 'Refus\u00a0: cryptogramme inexact.',
  },
]

export const testIbans: readonly TestIban[] = [
  {
    iban: 'FR1420041010050500013M02606',
    outcome: { kind: 'debits' },
    note: 'Le prélèvement est accepté après un délai.',
  },
  {
    iban: 'FR8420041010050500013M02607',
    outcome: { kind: 'debit-fails' },
    note: 'Le prélèvement est rejeté après un délai.',
  },
]

/** Digits and letters only, in capitals. */
export function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase()
}

/** What a card number does; numbers that are no test card are refused as incorrect. */
export function cardOutcome(number: string): { brand: TestCard['brand']; outcome: Outcome } {
  const known = testCards.find((card) => card.number === compact(number))
  return known ?? { brand: 'visa', outcome: { kind: 'declines', code: 'incorrect_number' } }
}

/** What a test IBAN does; undefined for any other account. */
export function ibanOutcome(iban: string): Outcome | undefined {
  return testIbans.find((account) => account.iban === compact(iban))?.outcome
}

/** Stripe's ready-made payment methods, as `pm_card_visa`, and the number or account behind each. */
export const readyMade: Readonly<Record<string, { card: string } | { iban: string }>> = {
  pm_card_visa: { card: '4242424242424242' },
  pm_card_mastercard: { card: '5555555555554444' },
  pm_card_authenticationRequiredOnSetup: { card: '4000002500003155' },
  pm_card_threeDSecure2Required: { card: '4000002500003155' },
  pm_card_visa_chargeDeclined: { card: '4000000000000002' },
  pm_card_chargeDeclined: { card: '4000000000000002' },
  pm_card_chargeDeclinedInsufficientFunds: { card: '4000000000009995' },
  pm_sepaDebit: { iban: 'FR1420041010050500013M02606' },
}

const messages: Record<string, string> = {
  card_declined: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  incorrect_number: 'Your card number is incorrect.',
}

/** Stripe's English sentence for a refusal. */
export function declineMessage(code: string, declineCode?: string): string {
  return messages[declineCode ?? ''] ?? messages[code] ?? 'Your card was declined.'
}
