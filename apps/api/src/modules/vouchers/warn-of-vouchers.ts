import { type Ctx, withTx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { listEnding, markWarned } from './data/voucher-data.ts'

const BATCH = 200

/** Says it once for each last day: what is told is marked in the transaction that queues the mail. */
const warn = (ctx: Ctx, id: string): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const voucher = await markWarned(tx, id)
    const person = voucher && (await findPerson(tx, voucher.personId))
    if (!person) return false
    const { number, balanceCents: amountCents, expiresOn } = voucher
    await queueMessage(tx, {
      ...{ template: 'voucher-ending', to: person.email, personId: person.id, locale: person.locale },
      data: {
        ...{ firstName: person.firstName, number, amountCents, expiresOn },
        url: `${tx.deps.config.publicUrl}/parrainage?onglet=bons`,
      },
      dedupeKey: `voucher-ending:${id}:${expiresOn}`,
    })
    return true
  })

/** Tells holders of vouchers, thirty days before, that their last day comes. @returns how many were told. */
export async function warnOfVouchers(ctx: Ctx): Promise<number> {
  let told = 0
  for (;;) {
    const due = await listEnding(ctx, BATCH)
    for (const id of due) if (await warn(ctx, id)) told += 1
    if (due.length < BATCH) return told
  }
}
