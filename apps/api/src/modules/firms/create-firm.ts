import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdFirmOf, shareFiles } from '../delegations/index.ts'
import { insertFirm, insertMember, saveFirmName } from './data/firm-data.ts'
import { demandManager } from './firm-place.ts'
import { type FirmView, findFirmView } from './firm-view.ts'

/** @throws a problem `resource.not-found`. */
async function ownFirm(tx: Ctx): Promise<FirmView> {
  const view = await findFirmView(tx)
  if (!view) throw problem('resource.not-found')
  return view
}

/**
 * Makes a firm, of which whoever makes it is the first manager. Files that were opened with consent to colleagues are bound
 * to it, and their members told.
 * @throws a problem `firm.member`.
 */
export const createFirm = (ctx: Ctx, name: string): Promise<FirmView> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if (await holdFirmOf(tx, personId)) throw problem('firm.member')
    const [firmId, now] = [tx.ids.uuid(), tx.clock.now()]
    await insertFirm(tx, { id: firmId, name, createdAt: now })
    await insertMember(tx, {
      ...{ id: tx.ids.uuid(), firmId, personId, email: '', role: 'manager', state: 'active' },
      ...{ createdAt: now, joinedAt: now },
    })
    await audit(tx, { action: 'firm.created', subjectKind: 'firm', subjectId: firmId, after: { name } })
    await shareFiles(tx, personId, { id: firmId, name })
    return ownFirm(tx)
  })

/**
 * Gives the firm another name.
 * @throws problems `resource.not-found`, `resource.changed`, `firm.manager-only`.
 */
export const renameFirm = (ctx: Ctx, version: string, name: string): Promise<FirmView> =>
  withTx(ctx, async (tx) => {
    const place = await demandManager(tx)
    demandVersion(version, place.firmVersion)
    if (name !== place.firmName) {
      if (!(await saveFirmName(tx, place, name))) throw problem('resource.changed')
      await audit(tx, {
        ...{ action: 'firm.renamed', subjectKind: 'firm', subjectId: place.firmId },
        before: { name: place.firmName },
        after: { name },
      })
    }
    return ownFirm(tx)
  })
