import { referralRules, voucherMovements, vouchers } from '@guichet/db/schema'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

/** Makes vouchers as staff give them, and says what referrals bring. */
export function createVoucherFactories({ db, ids, clock }: Deps, next: () => number) {
  /** A voucher of 10,00 € that is good for months, with the first line of its ledger. */
  async function voucher(of: { readonly id: string }, input: New<typeof vouchers> = {}) {
    const valueCents = input.valueCents ?? 1000
    const now = clock.now()
    const row = {
      ...{ id: ids.uuid(), number: next(), origin: 'staff', referralId: null, state: 'issued', valueCents },
      ...{ balanceCents: valueCents, expiresOn: '2099-12-31', createdAt: now, updatedAt: now },
      ...input,
      personId: of.id,
    }
    await db.insert(vouchers).values(row)
    await db.insert(voucherMovements).values({
      ...{ id: ids.uuid(), voucherId: row.id, rank: 1, kind: 'issued', createdAt: now },
      ...{ amountCents: valueCents, balanceCents: valueCents, reason: 'Essai' },
    })
    return row
  }

  /** Referrals bring 10,00 € to who brought and 15,00 € to who came, for a year, unless told otherwise. */
  async function referralWorth(input: New<typeof referralRules> = {}): Promise<void> {
    const row = {
      ...{ id: 1, enabled: true, referrerCents: 1000, newcomerCents: 1500, validityMonths: 12, version: 1 },
      updatedAt: clock.now(),
      ...input,
    }
    await db.insert(referralRules).values(row).onConflictDoUpdate({ target: referralRules.id, set: row })
  }

  return { voucher, referralWorth }
}
