import type { VoucherOrigin } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { appendMovements, insertVoucher } from './data/voucher-data.ts'

interface IssueVoucherInput {
  readonly personId: string
  readonly origin: VoucherOrigin
  readonly referralId: string | null
  readonly valueCents: number
  readonly expiresOn: string
  /** Why staff give it. */
  readonly reason: string | null
}

/** Gives somebody a voucher, and tells him by mail. In the verb’s transaction. @returns its id. */
export async function issueVoucher(tx: Ctx, input: IssueVoucherInput): Promise<string> {
  const { reason, ...given } = input
  const { valueCents, expiresOn, personId, origin } = given
  const id = tx.ids.uuid()
  const number = await nextNumber(tx, 'voucher')
  const now = tx.clock.now()
  await insertVoucher(tx, {
    ...{ id, number, ...given, state: 'issued', balanceCents: valueCents },
    ...{ createdAt: now, updatedAt: now },
  })
  const line = { kind: 'issued', amountCents: valueCents, balanceCents: valueCents } as const
  const actorId = reason !== null && tx.actor.kind === 'person' ? tx.actor.personId : null
  await appendMovements(tx, id, [line], { paymentId: null, actorId, reason })
  await audit(tx, {
    action: 'voucher.issued',
    subjectKind: 'voucher',
    subjectId: id,
    after: { number, personId, origin, valueCents, expiresOn, ...(reason && { reason }) },
  })
  const person = await findPerson(tx, personId)
  if (!person) return id
  await queueMessage(tx, {
    template: 'voucher-issued',
    to: person.email,
    personId,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, number, amountCents: valueCents, expiresOn, origin },
      url: `${tx.deps.config.publicUrl}/parrainage`,
    },
    dedupeKey: `voucher-issued:${id}`,
  })
  return id
}
