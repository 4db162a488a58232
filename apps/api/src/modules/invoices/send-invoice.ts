import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { lockInvoice } from './data/invoice-data.ts'
import { queueInvoice } from './queue-invoice.ts'
import { viewStaffInvoice } from './staff-invoices.ts'

/** Sends an invoice once more. @throws problems `resource.not-found`, `invoice.no-address`. */
export const sendInvoice = (ctx: Ctx, id: string) =>
  withTx(ctx, async (tx) => {
    const row = await lockInvoice(tx, id)
    if (!row) throw problem('resource.not-found')
    if (!(await queueInvoice(tx, id, 'again'))) throw problem('invoice.no-address')
    await audit(tx, {
      ...{ action: 'invoice.sent', subjectKind: 'invoice', subjectId: id },
      after: { number: row.number },
    })
    return viewStaffInvoice(tx, id)
  })
