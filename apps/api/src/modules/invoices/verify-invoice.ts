import type { Ctx } from '../../ctx.ts'
import { findInvoiceByCode } from './data/invoice-data.ts'

/** What a stranger is told of an invoice whose code he types: what stands on it, and whether it was cancelled. */
export async function verifyInvoice(ctx: Ctx, code: string) {
  const row = await findInvoiceByCode(ctx, code)
  if (!row) return null
  const isCancelled = row.kind === 'invoice' && row.creditedCents >= row.grossCents
  return {
    kind: row.kind,
    state: isCancelled ? ('revoked' as const) : ('valid' as const),
    ...{ number: row.number, holderName: row.facts.buyer.name, issuedOn: row.issuedOn },
    amountCents: row.grossCents,
  }
}
