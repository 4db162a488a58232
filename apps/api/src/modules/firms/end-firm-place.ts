import { departureOf, type FirmEnding, firmEndingOf } from '@guichet/domain/firm'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdFirmOf, unshareFiles } from '../delegations/index.ts'
import { findPerson } from '../identity/index.ts'
import {
  changeMember,
  type FirmMemberRow,
  findMember,
  findPlace,
  holdFirm,
  readActive,
  saveFirmClosed,
  withdrawInvitations,
} from './data/firm-data.ts'
import { isWaiting } from './firm-place.ts'
import { provenAddressOf } from './firm-view.ts'
import { tellManagers, tellPersons } from './tell-firm.ts'

/** Whose place it is, as whoever acts sees it. @throws problems `resource.not-found`, `firm.manager-only`. */
async function demandSay(tx: Ctx, row: FirmMemberRow): Promise<{ isOwn: boolean; isManager: boolean }> {
  const me = actingPersonId(tx)
  const isOwn =
    row.personId === me ||
    (row.personId === null && isWaiting(tx, row) && row.invitedEmail === (await provenAddressOf(tx)))
  const place = await findPlace(tx, me)
  const isColleague = place?.firmId === row.firmId
  if (!isOwn && !isColleague) throw problem('resource.not-found')
  const isManager = isColleague && place.role === 'manager'
  if (!isOwn && !isManager) throw problem('firm.manager-only')
  return { isOwn, isManager }
}

/** Tells those whom it concerns: who was removed, or the managers. */
async function tell(tx: Ctx, row: FirmMemberRow, ending: FirmEnding): Promise<void> {
  const { id: memberId, firmId, firmName } = row
  const me = await findPerson(tx, actingPersonId(tx))
  if (!me) return
  const other = `${me.firstName} ${me.lastName}`
  if (ending === 'left' || ending === 'declined')
    await tellManagers(tx, { news: ending, memberId, firmId, firmName, other, byId: me.id })
  const gone = ending === 'removed' && row.personId ? await findPerson(tx, row.personId) : null
  if (gone) await tellPersons(tx, { news: 'removed', memberId, firmName, other }, [gone])
}

/**
 * Ends a place in a firm, or an invitation to it, from either side. From the next request on, the files of whoever goes are
 * closed to the firm, and those of the firm to whoever goes. With the last person the firm ends.
 * @throws problems `resource.not-found`, `firm.manager-only`, `firm.last-manager`, `firm.settled`.
 */
export const endFirmPlace = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const found = await findMember(tx, id)
    if (!found) throw problem('resource.not-found')
    await holdFirm(tx, found.firmId)
    const row = await findMember(tx, id)
    if (!row) throw problem('resource.not-found')
    const { firmId } = row
    const ending = firmEndingOf(row.state, await demandSay(tx, row))
    if (ending === null) throw problem('firm.settled')
    const departure = row.state === 'active' ? departureOf(await readActive(tx, firmId), id) : 'goes'
    if (departure === 'is-last-manager') throw problem('firm.last-manager')
    if (row.personId) await holdFirmOf(tx, row.personId)
    const change = { state: ending, endedAt: tx.clock.now(), tokenHash: null }
    if (!(await changeMember(tx, row, change))) throw problem('firm.settled')
    await audit(tx, {
      ...{ action: `firm-member.${ending}`, subjectKind: 'firm', subjectId: firmId },
      after: { memberId: id, personId: row.personId },
    })
    if (row.personId) await unshareFiles(tx, row.personId, { id: firmId, name: row.firmName })
    if (departure === 'closes-firm') {
      await withdrawInvitations(tx, firmId, 'all')
      await saveFirmClosed(tx, firmId)
      await audit(tx, { action: 'firm.closed', subjectKind: 'firm', subjectId: firmId })
    }
    await tell(tx, row, ending)
  })
