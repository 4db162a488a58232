import type { getVerification } from '@guichet/contract/certificates.contract'
import type { BodyOf } from '@guichet/contract/route'

export type Verification = BodyOf<typeof getVerification>

/** What the page says first: a tone, and the keys of the big words and of the sentence below. */
export interface Verdict {
  readonly tone: 'success' | 'warning' | 'danger'
  readonly words:
    | 'valid'
    | 'upcoming'
    | 'expired'
    | 'revoked'
    | 'unknown'
    | 'receiptValid'
    | 'receiptRevoked'
    | 'invoiceValid'
    | 'invoiceRevoked'
    | 'creditNoteValid'
    | 'declarationValid'
    | 'declarationReplaced'
  readonly sentence:
    | 'valid'
    | 'upcoming'
    | 'expired'
    | 'revoked'
    | 'revokedUndated'
    | 'unknown'
    | 'receiptValid'
    | 'receiptRevoked'
    | 'receiptRevokedUndated'
    | 'invoiceValid'
    | 'invoiceRevoked'
    | 'creditNoteValid'
    | 'declarationValid'
    | 'declarationReplaced'
  /** The day that the sentence names. */
  readonly day: string | null
}

/** The verdict on a document; null is one that nobody knows. A receipt never expires: it is genuine, or cancelled. */
export function verdictOf(found: Verification | null): Verdict {
  if (!found) return { tone: 'danger', words: 'unknown', sentence: 'unknown', day: null }
  const { state, kind, startsOn, endsOn, revokedOn } = found
  if (kind === 'receipt') {
    return state === 'revoked'
      ? {
          tone: 'danger',
          words: 'receiptRevoked',
          sentence: revokedOn === null ? 'receiptRevokedUndated' : 'receiptRevoked',
          day: revokedOn,
        }
      : { tone: 'success', words: 'receiptValid', sentence: 'receiptValid', day: null }
  }
  if (kind === 'declaration-receipt')
    return state === 'replaced'
      ? { tone: 'warning', words: 'declarationReplaced', sentence: 'declarationReplaced', day: null }
      : { tone: 'success', words: 'declarationValid', sentence: 'declarationValid', day: null }
  if (kind === 'credit-note')
    return { tone: 'success', words: 'creditNoteValid', sentence: 'creditNoteValid', day: null }
  if (kind === 'invoice')
    return state === 'revoked'
      ? { tone: 'danger', words: 'invoiceRevoked', sentence: 'invoiceRevoked', day: null }
      : { tone: 'success', words: 'invoiceValid', sentence: 'invoiceValid', day: null }
  if (state === 'revoked') {
    return {
      tone: 'danger',
      words: 'revoked',
      sentence: revokedOn === null ? 'revokedUndated' : 'revoked',
      day: revokedOn,
    }
  }
  if (state === 'expired') return { tone: 'warning', words: 'expired', sentence: 'expired', day: endsOn }
  if (state === 'upcoming') return { tone: 'warning', words: 'upcoming', sentence: 'upcoming', day: startsOn }
  return { tone: 'success', words: 'valid', sentence: 'valid', day: null }
}
