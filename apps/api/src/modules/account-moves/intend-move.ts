import type { proposeAccountMove as route } from '@guichet/contract/account-moves.contract'
import type { Out } from '@guichet/contract/route'
import {
  attachRefusal,
  type MoveKind,
  type MoveRefusal,
  type MoveSide,
  mailboxesAfter,
  moveRefusal,
  moveSides,
  placeRefusal,
} from '@guichet/domain/account-moves'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { inUseText, type ReachedAccount, reachAccount, reachPrimary } from '../accounts/index.ts'
import { findIdByLogin, type MovedRow, readMovedAccounts } from './data/moved-account-data.ts'

export type Proposal = Out<(typeof route)['body']>['proposal']

/** A move that somebody has in mind. */
export interface Intent {
  readonly kind: MoveKind
  /** Null where a login was named, and no account has it. */
  readonly account: MovedRow | null
  readonly primary: MovedRow | null
  readonly namedLogin: string | null
  /** Sides for which whoever acts speaks; both of them, and it takes effect at once. */
  readonly sides: readonly MoveSide[]
  readonly isStaff: boolean
}

export const isAtOnce = ({ sides }: Pick<Intent, 'sides'>): boolean => sides.length > 1

/** @throws the problem; numbers are for whoever speaks for the primary. */
export function refuse(
  ctx: Ctx,
  refusal: MoveRefusal | null,
  primary: MovedRow | null,
  sides: readonly MoveSide[],
): void {
  if (refusal === null) return
  const isTold = refusal === 'account.quota-exceeded' && primary && sides.includes('primary')
  throw problem(refusal, isTold ? { detail: inUseText(ctx, primary.mailboxesInUse) } : {})
}

interface Ends {
  readonly kind: MoveKind
  readonly accountId: string | null
  readonly primaryId: string | null
  readonly namedLogin: string | null
}

/** The accounts between which it would be, as far as whoever asks named them. */
async function endsOf(
  ctx: Ctx,
  accountId: string,
  proposal: Proposal,
): Promise<readonly [ReachedAccount, Ends]> {
  if (proposal.move === 'detach' || proposal.move === 'swap') {
    const reached = await reachAccount(ctx, accountId, 'move')
    if (!reached.primary) throw problem('account.not-secondary')
    return [reached, { kind: proposal.move, accountId, primaryId: reached.primary.id, namedLogin: null }]
  }
  const isJoin = proposal.move === 'join'
  const reached = isJoin ? await reachAccount(ctx, accountId, 'move') : await reachPrimary(ctx, accountId)
  if (reached.kind === 'secondary') throw problem('account.not-primary')
  const { login } = proposal
  if (login === reached.login) throw fieldProblem('/proposal/login', 'invalid')
  const otherId = await findIdByLogin(ctx, login)
  if (otherId === null && reached.via === 'staff') throw fieldProblem('/proposal/login', 'invalid')
  const [joining, joined] = isJoin ? [accountId, otherId] : [otherId, accountId]
  return [reached, { kind: 'attach', accountId: joining, primaryId: joined, namedLogin: login }]
}

/** Why it cannot be, as far as whoever asks may know: of an account that is only named nothing is told. */
function refusalOf({ kind, account, primary, namedLogin, sides }: Intent): MoveRefusal | null {
  if (account && primary && (namedLogin === null || sides.length > 1))
    return moveRefusal(kind, account, primary)
  if (sides.includes('account')) return account && attachRefusal(account)
  return primary && placeRefusal(primary, mailboxesAfter(kind, { hasMailbox: true }, primary))
}

/**
 * What whoever acts has in mind with an account.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.not-secondary`,
 * `account.not-primary`, `account.has-secondaries`, `account.quota-exceeded`, `account.move-settled`, `request.invalid`.
 */
export async function intendMove(ctx: Ctx, accountId: string, proposal: Proposal): Promise<Intent> {
  const [reached, ends] = await endsOf(ctx, accountId, proposal)
  const { kind, namedLogin } = ends
  const rows = await readMovedAccounts(ctx, [ends.accountId, ends.primaryId], actingPersonId(ctx))
  const rowOf = (id: string | null) => (id === null ? null : (rows.get(id) ?? null))
  const [account, primary] = [rowOf(ends.accountId), rowOf(ends.primaryId)]
  const isStaff = reached.via === 'staff'
  const sides = isStaff
    ? (['account', 'primary'] as const)
    : moveSides(kind, account?.membership ?? null, primary?.membership ?? null)
  if (sides.length === 0) throw problem('account.right-missing')
  const intent = { kind, account, primary, namedLogin, sides, isStaff }
  refuse(ctx, refusalOf(intent), primary, sides)
  return intent
}
