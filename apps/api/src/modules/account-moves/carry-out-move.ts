import {
  type MoveKind,
  type MoveSide,
  mailboxesAfter,
  moveRefusal,
  moveSides,
  planMove,
} from '@guichet/domain/account-moves'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { placeAccounts } from '../accounts/index.ts'
import { tellAccount } from '../messages/index.ts'
import { holdAccounts, type MovedRow, readMovedAccounts } from './data/moved-account-data.ts'
import { refuse } from './intend-move.ts'

/** What happened, as the history of each of the two says it. */
const DONE = {
  detach: { account: 'account.detached', primary: 'account.secondary-detached' },
  attach: { account: 'account.attached', primary: 'account.secondary-attached' },
  swap: { account: 'account.swapped', primary: 'account.place-given' },
} as const

interface Move {
  readonly moveId: string
  readonly kind: MoveKind
  readonly accountId: string
  readonly primaryId: string
  readonly reason: string | null
  readonly isStaff: boolean
  /** Whether those for whom whoever acts speaks, now that both accounts are held, are enough. */
  readonly isEnough: (sides: readonly MoveSide[]) => boolean
}

const placeOf = ({
  parentId,
  profileCode,
  mailboxQuota,
}: Pick<MovedRow, 'parentId' | 'profileCode' | 'mailboxQuota'>) => ({
  ...{ parentId, profileCode, mailboxQuota },
})

/**
 * Moves an account. Both are held first, the primary before what is or will be under it; two that are primaries in the order
 * in which a sign-in holds them. Rights, states and places are those from after the wait.
 * @throws problems `account.right-missing`, `account.closed`, `account.not-secondary`, `account.not-primary`,
 * `account.has-secondaries`, `account.quota-exceeded`, `account.move-settled`.
 */
export async function carryOutMove(tx: Ctx, move: Move): Promise<void> {
  const { kind, accountId, primaryId, reason } = move
  await holdAccounts(tx, kind === 'attach' ? [accountId, primaryId].sort() : [primaryId, accountId])
  const rows = await readMovedAccounts(tx, [accountId, primaryId], actingPersonId(tx))
  const [account, primary] = [rows.get(accountId), rows.get(primaryId)]
  if (!account || !primary) throw problem('resource.not-found')
  const sides = move.isStaff
    ? (['account', 'primary'] as const)
    : moveSides(kind, account.membership, primary.membership)
  if (!move.isEnough(sides)) throw problem('account.right-missing')
  refuse(tx, moveRefusal(kind, account, primary), primary, sides)
  const plan = planMove(kind, account, primary)
  const followed = await placeAccounts(tx, { kind, account, primary, plan })
  const common = { subjectKind: 'account' }
  const why = reason === null ? {} : { reason }
  await auditAll(tx, [
    {
      ...{ action: DONE[kind].account, ...common, subjectId: account.id, before: placeOf(account) },
      after: { ...placeOf(plan.account), otherLogin: primary.login, followed, ...why },
    },
    {
      ...{ action: DONE[kind].primary, ...common, subjectId: primary.id, before: placeOf(primary) },
      after: {
        ...{ ...placeOf(plan.primary), otherLogin: account.login, ...why },
        mailboxesInUse: kind === 'swap' ? 0 : mailboxesAfter(kind, account, primary),
      },
    },
  ])
  const outcome = { kind: 'account-moved', event: move.moveId, isPrivate: true }
  const mailbox = plan.account.hasMailbox && !account.hasMailbox ? 1 : 0
  await tellAccount(tx, {
    ...{ ...outcome, accountId: account.id },
    data: {
      move: kind,
      side: 'account',
      mailbox,
      other: primary.login,
      otherCompany: primary.companyName,
      reason,
    },
  })
  await tellAccount(tx, {
    ...{ ...outcome, accountId: primary.id },
    data: { move: kind, side: 'primary', other: account.login, otherCompany: account.companyName, reason },
  })
}
