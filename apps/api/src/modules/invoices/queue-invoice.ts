import { invoiceState } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { addressOf } from './address-of-invoice.ts'
import { findInvoice, markSent } from './data/invoice-data.ts'

/** Sends an invoice with its PDF, in the transaction of the verb. An account reads of a new one in its messages, too. */
export async function queueInvoice(tx: Ctx, id: string, why: 'issued' | 'again'): Promise<boolean> {
  const row = await findInvoice(tx, id)
  const to = row && (await addressOf(tx, row))
  if (!row || !to) return false
  const data = {
    ...{ invoiceId: row.id, kind: row.kind, number: row.number, grossCents: row.grossCents },
    ...{ label: to.locale === 'en' ? row.subjectEn : row.subjectFr, dueOn: row.dueOn },
    dueCents: row.grossCents - row.creditedCents,
    state: invoiceState(row, tx.clock.today()),
    url: `${tx.deps.config.publicUrl}/factures/${row.id}`,
  }
  await queueMessage(tx, {
    ...{ template: 'invoice', to: to.email, personId: to.personId, locale: to.locale, data },
    dedupeKey: why === 'issued' ? `invoice:${id}` : `invoice:${id}:${tx.ids.uuid()}`,
  })
  await markSent(tx, id)
  if (row.accountId !== null && why === 'issued')
    await tellAccount(tx, {
      ...{ accountId: row.accountId, kind: 'account-invoice', event: id, told: [to.email] },
      data: {
        ...{ invoiceId: row.id, invoiceKind: row.kind, number: row.number },
        ...{ grossCents: row.grossCents, dueOn: row.dueOn },
      },
    })
  return true
}
