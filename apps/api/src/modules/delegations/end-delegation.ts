import type { DelegationState } from '@guichet/domain/delegation'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findProvenAddress } from '../identity/index.ts'
import { changeDelegation, type DelegationRow, findDelegation } from './data/delegation-data.ts'
import { type DelegationNews, tellOfDelegation } from './tell-delegation.ts'

type Ending = 'revoked' | 'withdrawn' | 'given-up' | 'declined'

/** What ending it means, hanging on who does; null when there is nothing to end. */
function endingOf(row: DelegationRow, isOwner: boolean): Ending | null {
  if (row.state === 'active') return isOwner ? 'revoked' : 'given-up'
  if (row.state === 'invited') return isOwner ? 'withdrawn' : 'declined'
  if (row.state === 'asked') return isOwner ? 'declined' : 'withdrawn'
  return null
}

/** Who is told: the other side, where it knows of this. */
function newsOf(row: DelegationRow, isOwner: boolean, ending: Ending): DelegationNews | null {
  if (row.state === 'asked') return null
  if (!isOwner) return ending === 'declined' ? 'declined' : 'given-up'
  return ending === 'revoked' ? 'revoked' : null
}

/**
 * Ends an access, an invitation or a request, from either side; from the next request on nothing is open any more.
 * @throws problems `resource.not-found`, `delegation.settled`.
 */
export const endDelegation = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const me = actingPersonId(tx)
    const row = await findDelegation(tx, id)
    if (!row) throw problem('resource.not-found')
    const isOwner = row.ownerId === me
    const isInvited =
      row.state === 'invited' && row.thirdId === null && row.email === (await findProvenAddress(tx, me))
    if (!isOwner && row.thirdId !== me && !isInvited) throw problem('resource.not-found')
    const ending = endingOf(row, isOwner)
    const from: DelegationState = row.state
    const change = { state: ending ?? from, endedAt: tx.clock.now(), tokenHash: null, firmId: null }
    if (ending === null || !(await changeDelegation(tx, id, from, change)))
      throw problem('delegation.settled')
    await audit(tx, { action: `delegation.${ending}`, subjectKind: 'delegation', subjectId: id })
    const news = newsOf(row, isOwner, ending)
    const personId = isOwner ? row.thirdId : row.ownerId
    if (news && personId) await tellOfDelegation(tx, news, row, { personId, otherId: me })
  })
