import type { bankLine, listBankLines as route } from '@guichet/contract/bank-statements.contract'
import type { Out } from '@guichet/contract/route'
import { type Proposal, proposeTransfers } from '@guichet/domain/bank-statement'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import {
  type BankLineRow,
  readAwaited,
  readLinePage,
  readOpenLines,
  readTransfers,
  type TransferRow,
} from './data/bank-data.ts'

export type BankLineView = z.input<typeof bankLine>

/** What each open line seems to pay. */
export async function proposalsOf(ctx: Ctx) {
  const [lines, awaited] = await Promise.all([readOpenLines(ctx), readAwaited(ctx)])
  const proposals = proposeTransfers(lines, awaited)
  const byLine = new Map(lines.flatMap(({ id }, at) => (proposals[at] ? [[id, proposals[at]] as const] : [])))
  return { byLine, transfers: new Map(awaited.map((one) => [one.paymentId, one])) }
}

const toTransfer = ({ labelFr, labelEn, firstName, lastName, ...row }: TransferRow, ctx: Ctx) => ({
  ...row,
  holderName: `${firstName} ${lastName}`,
  label: ctx.locale === 'en' ? labelEn : labelFr,
})

const toView = (
  ctx: Ctx,
  { paymentId, ...row }: BankLineRow,
  proposal: Proposal | undefined,
  transfers: ReadonlyMap<string, TransferRow>,
): BankLineView => {
  const proposed = proposal && transfers.get(proposal.paymentId)
  const paid = paymentId === null ? undefined : transfers.get(paymentId)
  return {
    ...row,
    proposal: proposal && proposed ? { ...toTransfer(proposed, ctx), ...proposal } : null,
    payment: paid ? toTransfer(paid, ctx) : null,
  }
}

/** One line as it stands now. */
export async function viewLine(ctx: Ctx, row: BankLineRow): Promise<BankLineView> {
  const paid = row.paymentId === null ? [] : await readTransfers(ctx, [row.paymentId])
  const { byLine, transfers } = await proposalsOf(ctx)
  for (const one of paid) transfers.set(one.paymentId, one)
  return toView(ctx, row, row.state === 'open' ? byLine.get(row.id) : undefined, transfers)
}

/** What arrived at the bank, the latest first. */
export async function listBankLines(ctx: Ctx, { state, cursor: text, limit }: Out<(typeof route)['query']>) {
  const cursor = decodeCursor(text, ['day', 'uuid'])
  const { rows, total } = await readLinePage(ctx, { state, cursor, limit })
  const { byLine, transfers } = await proposalsOf(ctx)
  const ids = rows.flatMap(({ paymentId }) => paymentId ?? [])
  for (const one of ids.length === 0 ? [] : await readTransfers(ctx, ids)) transfers.set(one.paymentId, one)
  const page = toPage<BankLineRow, BankLineView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.bookedOn, row.id],
    toItem: (row) => toView(ctx, row, state === 'open' ? byLine.get(row.id) : undefined, transfers),
  })
  return { ...page, certainCount: [...byLine.values()].filter(({ certain }) => certain).length }
}
