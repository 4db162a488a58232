import type { Ctx } from '../../ctx.ts'
import { findLead, handOver, movePlace, readUnsent } from './data/follow-data.ts'
import { holdPace } from './data/recipient-data.ts'

/**
 * What mailings still have to send to a person goes to the new address; whoever shared the old one still gets the mail there.
 * Nothing is handed on meanwhile.
 */
export async function followAddress(tx: Ctx, personId: string): Promise<void> {
  if ((await readUnsent(tx, personId)).length === 0) return
  await holdPace(tx)
  for (const place of await readUnsent(tx, personId)) {
    await movePlace(tx, place, await findLead(tx, place))
    await handOver(tx, place.id)
  }
}
