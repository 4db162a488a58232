import { moveVoucher, type VoucherEvent } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { appendMovements, saveLedger, type VoucherRow } from './data/voucher-data.ts'

interface About {
  readonly paymentId?: string
  readonly reason?: string
}

/** Lets an event happen to a voucher that is locked: ledger, lines and audit. @returns false when it cannot happen. */
export async function moveStoredVoucher(
  tx: Ctx,
  voucher: VoucherRow,
  event: VoucherEvent,
  { paymentId, reason }: About = {},
): Promise<boolean> {
  const move = moveVoucher(voucher, event, tx.clock.today())
  if (!move) return false
  const { actor } = tx
  await saveLedger(tx, voucher.id, move.voucher)
  await appendMovements(tx, voucher.id, move.movements, {
    paymentId: paymentId ?? null,
    // Members’ orders move their vouchers; who is named in the ledger is staff, for a reason.
    actorId: reason !== undefined && actor.kind === 'person' ? actor.personId : null,
    reason: reason ?? null,
  })
  await audit(tx, {
    action: `voucher.${move.movements[0]?.kind ?? event.kind}`,
    subjectKind: 'voucher',
    subjectId: voucher.id,
    before: { state: voucher.state, balanceCents: voucher.balanceCents },
    after: {
      ...{ state: move.voucher.state, balanceCents: move.voucher.balanceCents },
      ...(paymentId && { paymentId }),
      ...(reason && { reason }),
    },
  })
  return true
}
