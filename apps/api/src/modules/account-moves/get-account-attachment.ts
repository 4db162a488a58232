import type { accountAttachment } from '@guichet/contract/account-moves.contract'
import { moveSides } from '@guichet/domain/account-moves'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ReachedAccount, reachAccount } from '../accounts/index.ts'
import { findOpenMove, type MoveRow } from './data/move-data.ts'
import { findPlace, readMemberships } from './data/moved-account-data.ts'
import { standpointOf, toMoveView } from './move-view.ts'

type View = z.input<typeof accountAttachment>
type Memberships = Awaited<ReturnType<typeof readMemberships>>

const sidesIn = (
  memberships: Memberships,
  kind: MoveRow['kind'],
  accountId: string | null,
  primaryId: string | null,
) => {
  const of = (id: string | null) => (id === null ? null : (memberships.get(id) ?? null))
  return moveSides(kind, of(accountId), of(primaryId))
}

/** What may be proposed, and whether it would be done at once. */
function possible(
  reached: ReachedAccount,
  memberships: Memberships,
  hasSecondaries: boolean,
  isWaiting: boolean,
): Pick<View, 'may' | 'atOnce'> {
  const isStaff = reached.via === 'staff'
  const mayMove = reached.powers.includes('move')
  if (!reached.primary) {
    const mayJoin = mayMove && !hasSecondaries && (isStaff || !isWaiting)
    const mayInvite = reached.powers.includes('create-secondary') && reached.state === 'open'
    return {
      may: [...(mayJoin ? (['join'] as const) : []), ...(mayInvite ? (['invite'] as const) : [])],
      atOnce: isStaff,
    }
  }
  const { id, primary } = reached
  const may = (['detach', 'swap'] as const).filter((kind) => {
    const sides = sidesIn(memberships, kind, id, primary.id)
    const isFree = !isWaiting || isStaff || sides.length > 1
    return mayMove && isFree && (isStaff || sides.length > 0)
  })
  return { may, atOnce: isStaff || sidesIn(memberships, 'swap', id, primary.id).length > 1 }
}

/** "Rattachement": where an account stands, and what may be done about it. @throws a problem `resource.not-found`. */
export async function getAccountAttachment(ctx: Ctx, accountId: string): Promise<View> {
  const reached = await reachAccount(ctx, accountId)
  const place = await findPlace(ctx, accountId)
  if (!place) throw problem('resource.not-found')
  const proposal = await findOpenMove(ctx, accountId)
  const ids = [accountId, place.primaryId, proposal?.primaryId ?? null]
  const memberships = await readMemberships(ctx, ids, actingPersonId(ctx))
  const isStaff = reached.via === 'staff'
  const { primaryId, primaryLogin: login, primaryCompanyName: companyName, hasSecondaries } = place
  const sides = proposal && sidesIn(memberships, proposal.kind, proposal.accountId, proposal.primaryId)
  return {
    kind: reached.kind,
    primary:
      primaryId !== null && login !== null && companyName !== null
        ? { id: primaryId, login, companyName }
        : null,
    hasSecondaries,
    proposal:
      proposal && sides
        ? toMoveView(
            ctx,
            proposal,
            isStaff ? { standsOn: 'both', sides: [] } : standpointOf(sides, 'account'),
          )
        : null,
    ...possible(reached, memberships, hasSecondaries, proposal !== null),
    reasonNeeded: isStaff,
  }
}
