import type { proposeAccountMove as route } from '@guichet/contract/account-moves.contract'
import type { Out } from '@guichet/contract/route'
import { attachRefusal, MOVE_DAYS, type MoveSide } from '@guichet/domain/account-moves'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { demandSettled } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import { carryOutMove } from './carry-out-move.ts'
import { findMove, findOpenMove, insertMove, lapseMoves } from './data/move-data.ts'
import type { MovedRow } from './data/moved-account-data.ts'
import { type Intent, intendMove, isAtOnce } from './intend-move.ts'
import { type MoveView, standpointOf, toMoveView } from './move-view.ts'

type Input = Out<(typeof route)['body']>

const DAY_MS = 86_400_000
const lapsing = ({ account, primary, namedLogin }: Intent) => ({
  ...{ accountId: account?.id ?? null, primaryId: primary?.id ?? null, namedLogin },
})
const otherSide = (side: MoveSide): MoveSide => (side === 'account' ? 'primary' : 'account')

async function show(tx: Ctx, moveId: string, { sides }: Intent): Promise<MoveView> {
  const row = await findMove(tx, moveId)
  if (!row) throw new TypeError(`move ${moveId} was not written`)
  return toMoveView(tx, row, standpointOf(sides, 'both'))
}

/** Who holds both accounts, or works for the organisation, needs nobody else. */
async function moveAtOnce(tx: Ctx, intent: Intent, reason: string | null): Promise<string> {
  const { kind, account, primary, namedLogin, isStaff } = intent
  if (!account || !primary) throw new TypeError('both accounts are known where both sides are spoken for')
  const personId = actingPersonId(tx)
  const now = tx.clock.now()
  const id = tx.ids.uuid()
  await lapseMoves(tx, lapsing(intent), { all: true })
  await insertMove(tx, {
    ...{ id, kind, accountId: account.id, primaryId: primary.id, namedLogin, reason },
    ...{ proposedBy: isStaff ? 'staff' : 'account', proposerId: personId, expiresAt: now },
    ...{ state: 'accepted', settledAt: now, settlerId: personId },
  })
  await carryOutMove(tx, {
    ...{ moveId: id, kind, accountId: account.id, primaryId: primary.id, reason, isStaff },
    isEnough: (sides) => sides.length > 1,
  })
  return id
}

/** The account that was named, where it can be asked: it is open and of the kind that the move needs. */
function asked(side: MoveSide, { account, primary, namedLogin }: Intent): MovedRow | null {
  if (namedLogin === null) return side === 'account' ? account : primary
  if (side === 'account') return account && attachRefusal(account) === null ? account : null
  return primary?.state === 'open' && primary.parentId === null ? primary : null
}

/**
 * Keeps the proposal; the other side is null in it when the login that was named cannot be asked: nobody has it, its account
 * cannot be attached, or waits for another answer. Whoever proposes is told the same.
 */
async function keep(tx: Ctx, intent: Intent, by: MoveSide, to: MovedRow | null) {
  const { kind, namedLogin } = intent
  const id = tx.ids.uuid()
  const own = (by === 'account' ? intent.account : intent.primary)?.id ?? null
  const row = (otherId: string | null) => ({
    ...{ id, kind, namedLogin, proposedBy: by, state: 'proposed', proposerId: actingPersonId(tx) },
    ...(by === 'account' ? { accountId: own, primaryId: otherId } : { accountId: otherId, primaryId: own }),
    expiresAt: new Date(tx.clock.now().getTime() + MOVE_DAYS * DAY_MS),
  })
  if (await insertMove(tx, row(to?.id ?? null))) return { id, to }
  const isInvitation = namedLogin !== null && by === 'primary' && to !== null
  const standing = isInvitation ? await findOpenMove(tx, to.id) : null
  if (standing && standing.primaryId !== own && (await insertMove(tx, row(null)))) return { id, to: null }
  throw problem('account.move-pending')
}

async function propose(tx: Ctx, intent: Intent): Promise<string> {
  const [by] = intent.sides
  const own = by === 'account' ? intent.account : intent.primary
  if (!by || !own) throw new TypeError('somebody proposes for an account')
  await lapseMoves(tx, lapsing(intent))
  const { id, to } = await keep(tx, intent, by, asked(otherSide(by), intent))
  const action = `account.${intent.kind}-proposed`
  const otherLogin = intent.namedLogin ?? to?.login ?? null
  await audit(tx, { ...{ action, subjectKind: 'account', subjectId: own.id }, after: { otherLogin } })
  if (to) {
    await audit(tx, {
      ...{ action, subjectKind: 'account', subjectId: to.id, after: { otherLogin: own.login } },
    })
    // Once a day, however often it is proposed and taken back.
    const event = `${own.id}:${intent.kind}:${tx.clock.today()}`
    await tellAccount(tx, {
      ...{ accountId: to.id, kind: 'account-move-proposed', event, isPrivate: true },
      data: {
        ...{ move: intent.kind, side: otherSide(by), other: own.login, otherCompany: own.companyName },
        days: MOVE_DAYS,
      },
    })
  }
  return id
}

/**
 * Proposes that an account be detached, attached or swapped with its primary; for whoever speaks for both sides it is done
 * at once. At most one proposal is open for an account.
 * @throws problems as `intendMove`, `account.move-pending` and `recovery.recent`.
 */
export const proposeAccountMove = (
  ctx: Ctx,
  accountId: string,
  { proposal, reason, deviceToken }: Input & { readonly deviceToken: string | null },
): Promise<MoveView> =>
  withTx(ctx, async (tx) => {
    const intent = await intendMove(tx, accountId, proposal)
    await demandSettled(tx, deviceToken)
    if (intent.isStaff && !reason) throw fieldProblem('/reason', 'required')
    const id = isAtOnce(intent)
      ? await moveAtOnce(tx, intent, intent.isStaff ? (reason ?? null) : null)
      : await propose(tx, intent)
    return show(tx, id, intent)
  })
