import { Readable } from 'node:stream'
import type { Out } from '@guichet/contract/route'
import type { exportInvoices as route } from '@guichet/contract/staff-invoices.contract'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { invoiceState } from '@guichet/domain/invoices'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { type InvoiceListRow, readStaffPage } from './data/invoice-list.ts'

type Filters = Out<(typeof route)['query']>

/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 1000
const HEADER = [
  ...['Numéro', 'Nature', 'Date', 'Échéance', 'Client', 'SIRET', 'Compte', 'Mois', 'Objet'],
  ...['Taux de TVA', 'HT', 'TVA', 'TTC', 'État', 'Réglée le'],
]
const STATES = {
  'to-pay': 'À régler',
  late: 'En retard',
  paid: 'Réglée',
  cancelled: 'Annulée',
  issued: 'Émis',
} as const

const french = (day: string | null) => day?.split('-').toReversed().join('/') ?? ''
const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',')

/** A line for each rate of VAT, so that they can be added up; a credit note counts below zero. */
function linesOf({ clock }: Ctx, row: InvoiceListRow): string {
  const { buyer, rates } = row.facts
  const sign = row.kind === 'credit-note' ? -1 : 1
  return rates
    .map(({ rateBps, netCents, vatCents }) =>
      csvLine([
        ...[row.number, row.kind === 'invoice' ? 'Facture' : 'Avoir', french(row.issuedOn)],
        ...[row.kind === 'invoice' ? french(row.dueOn) : '', buyer.name, buyer.siret ?? ''],
        ...[row.accountLogin ?? '', row.month ?? '', row.subjectFr, String(rateBps / 100).replace('.', ',')],
        ...[euros(sign * netCents), euros(sign * vatCents), euros(sign * (netCents + vatCents))],
        ...[STATES[invoiceState(row, clock.today())], french(row.paidOn)],
      ]),
    )
    .join('')
}

async function* textOf(ctx: Ctx, filters: Filters): AsyncGenerator<Buffer> {
  yield Buffer.from(CSV_START + csvLine(HEADER))
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const { rows }: { rows: InvoiceListRow[] } = await readStaffPage(ctx, filters, cursor, BATCH)
    const kept = rows.slice(0, BATCH)
    if (kept.length > 0) yield Buffer.from(kept.map((row) => linesOf(ctx, row)).join(''))
    const last = kept.at(-1)
    if (last === undefined || rows.length <= BATCH) return
    rank += kept.length
    cursor = { direction: 'next', key: [last.createdAt.toISOString(), last.id], rank }
  }
}

/** The invoices found, the latest first, written while they are read. */
export async function exportInvoices(ctx: Ctx, filters: Filters) {
  await withTx(ctx, (tx) =>
    audit(tx, {
      action: 'invoices.exported',
      subjectKind: 'invoice',
      subjectId: null,
      after: { ...filters },
    }),
  )
  return {
    fileName: `factures-${ctx.clock.today()}.csv`,
    stream: Readable.from(textOf(ctx, filters), { objectMode: false }),
  }
}
