import type { saveJoining, submitJoining } from '@guichet/contract/joinings.contract'
import type { InputOf } from '@guichet/contract/route'
import { STANDARD_VERSION } from '../modules/organisation/index.ts'

type Draft = InputOf<typeof saveJoining>['body']
type Order = InputOf<typeof submitJoining>['body']

let made = 0

/** A social security number that nobody else has in this worker. */
export function newNir(): string {
  made += 1
  const body = `2850578006${String(made).padStart(3, '0')}`
  return body + String(97 - (Number(body) % 97)).padStart(2, '0')
}

/** What somebody has typed of a joining so far. */
export const joiningDraft = (over: Draft = {}): Draft => ({ firstName: 'Clarisse', email: 'Clar', ...over })

/** A whole joining by somebody of whom nobody has heard; `typeId` must be given. */
export function joiningOrder(over: Partial<Order> & Pick<Order, 'typeId'>): Order {
  made += 1
  return {
    ...{ firstName: 'Clarisse', lastName: `Essai-N${made}`, email: `joiner-${made}@test.example` },
    ...{ phone: '06 39 98 12 34', nir: newNir(), siret: '912 345 600 00015', ape: '74.10Z' },
    activity: 'Pastel',
    personalAddress: { street: '14 Rue des Lavandes', complement: '', postcode: '13100', city: 'Aix' },
    businessAddress: { street: '', complement: '', postcode: '', city: '' },
    ...{ partnerId: null, referralCode: null, termsVersion: STANDARD_VERSION, ...over },
  }
}

/** The secret in a mail about a joining. */
export const joiningTokenIn = (text: string | undefined): string =>
  /\/inscription\/adhesion\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''
