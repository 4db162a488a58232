import {
  type MoveDecision,
  type MoveSide,
  moveDecisions,
  moveSides,
  proposalState,
} from '@guichet/domain/account-moves'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import { carryOutMove } from './carry-out-move.ts'
import { findMove, type MoveRow, settleMove } from './data/move-data.ts'
import { readMemberships } from './data/moved-account-data.ts'
import { type MoveView, standpointOf, toMoveView } from './move-view.ts'

/** Sides of a proposal for which whoever acts speaks. @throws `resource.not-found` for who is on neither account. */
export async function sidesOfMove(ctx: Ctx, move: MoveRow): Promise<readonly MoveSide[]> {
  const { kind, accountId, primaryId } = move
  const memberships = await readMemberships(ctx, [accountId, primaryId], actingPersonId(ctx))
  if (memberships.size === 0) throw problem('resource.not-found')
  const of = (id: string | null) => (id === null ? null : (memberships.get(id) ?? null))
  return moveSides(kind, of(accountId), of(primaryId))
}

/** Nothing changes: each side that was known to the other is told, and both histories say so. */
async function leave(tx: Ctx, move: MoveRow, decision: 'decline' | 'withdraw', by: MoveSide): Promise<void> {
  const sides = {
    account: { id: move.accountId, login: move.accountLogin, companyName: move.accountCompanyName },
    primary: { id: move.primaryId, login: move.primaryLogin, companyName: move.primaryCompanyName },
  }
  const done = decision === 'decline' ? 'declined' : 'withdrawn'
  for (const side of ['account', 'primary'] as const) {
    const own = sides[side]
    const other = side === 'account' ? sides.primary : sides.account
    if (own.id === null) continue
    // Who proposed named a login: until it is accepted, that is all that he knows.
    const otherLogin = (side === move.proposedBy ? move.namedLogin : null) ?? other.login ?? move.namedLogin
    await audit(tx, {
      ...{ action: `account.${move.kind}-${done}`, subjectKind: 'account', subjectId: own.id },
      after: { otherLogin },
    })
    // What is proposed and taken back again and again is told once a day.
    const event = done === 'declined' ? move.id : `${other.id}:${move.kind}:${tx.clock.today()}`
    if (side !== by)
      await tellAccount(tx, {
        ...{ accountId: own.id, kind: `account-move-${done}`, event, isPrivate: true },
        data: { move: move.kind, side, other: otherLogin },
      })
  }
}

async function settle(
  tx: Ctx,
  move: MoveRow,
  decision: MoveDecision,
  sides: readonly MoveSide[],
): Promise<void> {
  const { proposedBy } = move
  const personId = actingPersonId(tx)
  if (decision === 'accept') {
    const { accountId, primaryId, kind } = move
    if (accountId === null || primaryId === null) throw problem('account.right-missing')
    await settleMove(tx, move.id, 'accepted', personId)
    await carryOutMove(tx, {
      ...{ moveId: move.id, kind, accountId, primaryId, reason: null, isStaff: false },
      isEnough: (now) => moveDecisions(proposedBy, now).includes('accept'),
    })
    return
  }
  await settleMove(tx, move.id, decision === 'decline' ? 'declined' : 'withdrawn', personId)
  const isOwn = (side: MoveSide) => (side === proposedBy) === (decision === 'withdraw')
  await leave(tx, move, decision, sides.find(isOwn) ?? 'account')
}

/**
 * Accepts, declines or withdraws a proposal. It is held first: of two who answer at once the first is heard.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.move-settled`, `recovery.recent`, and those of the move itself.
 */
export const decideAccountMove = (
  ctx: Ctx,
  moveId: string,
  { decision, deviceToken }: { readonly decision: MoveDecision; readonly deviceToken: string | null },
): Promise<MoveView> =>
  withTx(ctx, async (tx) => {
    const move = await findMove(tx, moveId, { lock: true })
    if (!move) throw problem('resource.not-found')
    const sides = await sidesOfMove(tx, move)
    if (proposalState(move, tx.clock.now()) !== 'proposed') throw problem('account.move-settled')
    if (!moveDecisions(move.proposedBy, sides).includes(decision)) throw problem('account.right-missing')
    if (decision === 'accept') await demandSettled(tx, deviceToken)
    await settle(tx, move, decision, sides)
    const settled = await findMove(tx, moveId)
    if (!settled) throw problem('resource.not-found')
    return toMoveView(tx, settled, standpointOf(sides, 'account'))
  })
