import { compact, ibanOutcome } from '../payments/test-instruments.ts'

/** What was typed on the checkout page; absent fields are empty. */
export interface Typed {
  email: string
  card: string
  expiry: string
  cvc: string
  name: string
  iban: string
  holder: string
}

export type FieldName = keyof Typed
export type FieldErrors = Partial<Record<FieldName, string>>

export const nothingTyped: Typed = {
  email: '',
  card: '',
  expiry: '',
  cvc: '',
  name: '',
  iban: '',
  holder: '',
}

/** Reads the fields of a posted form. */
export function readTyped(body: unknown): Typed {
  const given = (body ?? {}) as Record<string, unknown>
  const text = (name: FieldName) => (typeof given[name] === 'string' ? given[name].trim().slice(0, 200) : '')
  return {
    email: text('email'),
    card: text('card'),
    expiry: text('expiry'),
    cvc: text('cvc'),
    name: text('name'),
    iban: text('iban'),
    holder: text('holder'),
  }
}

/** Month (1 to 12) and full year of `MM/AA`; undefined when it cannot be read. */
export function readExpiry(text: string): { expMonth: number; expYear: number } | undefined {
  const match = /^(\d{1,2})\s*\/?\s*(\d{2}|20\d{2})$/.exec(text)
  const expMonth = Number(match?.[1])
  const year = Number(match?.[2])
  if (!match || expMonth < 1 || expMonth > 12) return undefined
  return { expMonth, expYear: year < 100 ? 2000 + year : year }
}

function expiryError(text: string, now: Date): string | undefined {
  const expiry = readExpiry(text)
  if (!expiry) return 'Indiquez le mois et l’année, par exemple 12/30.'
  const firstDayAfter = Date.UTC(expiry.expYear, expiry.expMonth, 1)
  return firstDayAfter <= now.getTime() ? 'Cette carte est expirée.' : undefined
}

/** French sentences beside the fields to put right; empty when all is well. */
export function checkTyped(
  typed: Typed,
  method: 'card' | 'sepa_debit',
  asksEmail: boolean,
  now: Date,
): FieldErrors {
  const errors: FieldErrors = {}
  if (asksEmail && !/^[^\s@]+@[^\s@]+$/.test(typed.email)) {
    errors.email = 'Indiquez une adresse e-mail, par exemple nom@exemple.fr.'
  }
  if (method === 'sepa_debit') {
    if (!ibanOutcome(typed.iban)) errors.iban = 'Cet IBAN n’est pas un IBAN de test.'
    if (!typed.holder) errors.holder = 'Indiquez le titulaire du compte.'
    return errors
  }
  if (!/^\d{12,19}$/.test(compact(typed.card))) errors.card = 'Indiquez les 16 chiffres de la carte.'
  const expiry = expiryError(typed.expiry, now)
  if (expiry) errors.expiry = expiry
  if (!/^\d{3,4}$/.test(typed.cvc)) errors.cvc = 'Indiquez les 3 chiffres au dos de la carte.'
  if (!typed.name) errors.name = 'Indiquez le nom écrit sur la carte.'
  return errors
}
