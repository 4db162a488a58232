import type { voucher, voucherDetail } from '@guichet/contract/vouchers.contract'
import { localDateAt } from '@guichet/domain/local-date'
import { voucherStateOn } from '@guichet/domain/vouchers'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  findOwnVoucher,
  type MovementRow,
  readMovements,
  readVoucherPage,
  type VoucherLineRow,
} from './data/voucher-data.ts'

type VoucherView = z.input<typeof voucher>
type MovementView = z.input<typeof voucherDetail>['movements'][number]

/** A voucher as it is shown today. */
export const toVoucherView = (ctx: Ctx, row: VoucherLineRow): VoucherView => ({
  id: row.id,
  number: row.number,
  origin: row.origin,
  state: voucherStateOn(row, ctx.clock.today()),
  valueCents: row.valueCents,
  balanceCents: row.balanceCents,
  reservedCents: row.reservedCents,
  usedCents: row.usedCents,
  issuedOn: localDateAt(row.createdAt),
  expiresOn: row.expiresOn,
  // Whom it is owed to: a first name, and no more.
  otherFirstName:
    row.origin === 'staff' ? null : row.origin === 'referrer' ? row.newcomerName : row.referrerName,
})

/** A line of the ledger. */
export const toMovementView = (ctx: Ctx, row: MovementRow): MovementView => ({
  id: row.id,
  at: row.createdAt.toISOString(),
  kind: row.kind,
  amountCents: row.amountCents,
  balanceCents: row.balanceCents,
  label: ctx.locale === 'en' ? row.labelEn : row.labelFr,
  reason: row.reason,
})

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly usable?: boolean | undefined
}

/** My vouchers, the latest first (M12). */
export async function listVouchers(ctx: Ctx, { usable = false, ...query }: Query) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readVoucherPage(ctx, actingPersonId(ctx), usable, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toVoucherView(ctx, row),
  })
}

/** One of my vouchers with its movements. @throws a problem `resource.not-found`. */
export async function getVoucher(ctx: Ctx, id: string): Promise<z.input<typeof voucherDetail>> {
  const row = await findOwnVoucher(ctx, actingPersonId(ctx), id)
  if (!row) throw problem('resource.not-found')
  const movements = await readMovements(ctx, [id])
  return { ...toVoucherView(ctx, row), movements: movements.map((line) => toMovementView(ctx, line)) }
}
