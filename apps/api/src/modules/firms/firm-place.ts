import type { FirmRole } from '@guichet/domain/firm'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type FirmMemberRow, type FirmPlace, findPlace, holdFirm } from './data/firm-data.ts'

/**
 * The place that whoever acts has in a firm, which is held, as it is once nobody else changes who is in it.
 * @throws problems `resource.not-found`, `firm.manager-only`.
 */
export async function demandManager(tx: Ctx): Promise<FirmPlace> {
  const personId = actingPersonId(tx)
  const found = await findPlace(tx, personId)
  if (!found) throw problem('resource.not-found')
  await holdFirm(tx, found.firmId)
  const place = await findPlace(tx, personId)
  if (place?.firmId !== found.firmId) throw problem('resource.not-found')
  if (place.role !== ('manager' satisfies FirmRole)) throw problem('firm.manager-only')
  return place
}

/** Whether an invitation waits for an answer that may still be given. */
export const isWaiting = ({ clock }: Pick<Ctx, 'clock'>, row: FirmMemberRow): boolean =>
  row.state === 'invited' && row.answerBy !== null && row.answerBy > clock.now()
