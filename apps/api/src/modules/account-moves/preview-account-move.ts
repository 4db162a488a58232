import type { moveConsequences } from '@guichet/contract/account-moves.contract'
import {
  type MoveSide,
  mailboxesAfter,
  moveRefusal,
  planMove,
  proposalState,
  seesOtherSide,
} from '@guichet/domain/account-moves'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type MoveWeight, weighMove } from '../options/index.ts'
import { findMove } from './data/move-data.ts'
import { type MovedRow, readMovedAccounts } from './data/moved-account-data.ts'
import { sidesOfMove } from './decide-account-move.ts'
import { type Intent, intendMove, isAtOnce, type Proposal, refuse } from './intend-move.ts'

export type ConsequencesView = z.input<typeof moveConsequences>

const change = <T>(before: T, after: T) => (before === after ? null : { before, after })
const names = (row: MovedRow | null, namedLogin: string | null) =>
  row
    ? { id: row.id, login: row.login, companyName: row.companyName }
    : { id: null, login: namedLogin ?? '', companyName: null }

/** What the month costs, for whom it concerns: a collaborator of the primary needs the right to its invoicing. */
function costsFor({ kind, sides, isStaff, primary }: Intent, weight: MoveWeight, isOpen: boolean) {
  const { account, primary: above } = weight
  const membership = primary?.membership
  // Who joins a primary pays nothing any more, whoever that is.
  const isKnown = isOpen || kind === 'attach'
  const mayRead = isStaff || membership?.holder || membership?.rights.includes('billing')
  return [
    ...(account && sides.includes('account')
      ? [{ side: 'account' as const, before: account.before, after: isKnown ? account.after : null }]
      : []),
    ...(above && sides.includes('primary') && mayRead ? [{ side: 'primary' as const, ...above }] : []),
  ]
}

/** What changes on both accounts, where both are known to whoever looks. */
function changesOf(ctx: Ctx, { kind, account, primary }: Intent, isOpen: boolean) {
  const plan = account && primary && planMove(kind, account, primary)
  const isJoin = kind === 'attach' && account !== null
  if (!plan)
    return {
      ...{ profile: null, portal: null, test: null, mailboxMade: false },
      ...{ autonomous: isJoin ? change(account.autonomous, true) : null },
      ...{ quotaMoved: null, secondariesMoved: null },
    }
  const label = (row: MovedRow) => (ctx.locale === 'en' ? row.profileLabelEn : row.profileLabelFr)
  const inherits = kind !== 'detach'
  return {
    profile: inherits ? change(label(account), label(primary)) : null,
    portal: change(account.portal, plan.account.portal),
    test: change(account.test, plan.account.test),
    autonomous: change(account.autonomous, plan.account.autonomous),
    mailboxMade: plan.account.hasMailbox && !account.hasMailbox,
    quotaMoved: kind === 'swap' && isOpen ? primary.mailboxQuota : null,
    secondariesMoved: kind === 'swap' && isOpen ? primary.secondaryCount - 1 : null,
  }
}

/** Consequences of a move, less what whoever looks may not know. `proposedBy` is null for what is not proposed yet. */
async function consequences(ctx: Ctx, given: Intent, proposedBy: MoveSide | null): Promise<ConsequencesView> {
  const { kind, namedLogin, sides, isStaff } = given
  const isOpen = isStaff || seesOtherSide(kind, sides, proposedBy)
  const isKnown = isOpen || kind !== 'attach'
  const see = (side: MoveSide, row: MovedRow | null) => (isKnown || sides.includes(side) ? row : null)
  const intent = { ...given, account: see('account', given.account), primary: see('primary', given.primary) }
  const { account, primary } = intent
  const weight = await weighMove(ctx, kind, account, primary)
  return {
    ...{ kind, account: names(account, namedLogin), primary: names(primary, namedLogin) },
    ...{ sides: [...sides], atOnce: isAtOnce(given), isOtherKnown: isKnown, procedures: weight.procedures },
    mailboxes:
      primary && sides.includes('primary')
        ? {
            quota: primary.mailboxQuota,
            before: primary.mailboxesInUse,
            after: mailboxesAfter(kind, account ?? { hasMailbox: true }, primary),
          }
        : null,
    costs: costsFor(intent, weight, isOpen),
    services: account
      ? [
          ...(account.statements ? (['statements'] as const) : []),
          ...(account.archive ? (['archive'] as const) : []),
        ]
      : [],
    ...changesOf(ctx, intent, isOpen),
  }
}

/** What a move would bring about (see `seesOtherSide` for what is left out). @throws problems as `intendMove`. */
export const previewAccountMove = async (
  ctx: Ctx,
  accountId: string,
  proposal: Proposal,
): Promise<ConsequencesView> => consequences(ctx, await intendMove(ctx, accountId, proposal), null)

/**
 * What follows when a proposal is accepted, for those who speak for one of its sides.
 * @throws problems `resource.not-found`, `account.move-settled`, and those of the move itself.
 */
export async function previewMoveProposal(ctx: Ctx, moveId: string): Promise<ConsequencesView> {
  const move = await findMove(ctx, moveId)
  if (!move) throw problem('resource.not-found')
  const sides = await sidesOfMove(ctx, move)
  if (sides.length === 0) throw problem('resource.not-found')
  if (proposalState(move, ctx.clock.now()) !== 'proposed') throw problem('account.move-settled')
  const { kind, accountId, primaryId, namedLogin, proposedBy } = move
  const rows = await readMovedAccounts(ctx, [accountId, primaryId], actingPersonId(ctx))
  const account = accountId === null ? null : (rows.get(accountId) ?? null)
  const primary = primaryId === null ? null : (rows.get(primaryId) ?? null)
  const by = proposedBy === 'staff' ? null : proposedBy
  if (account && primary && seesOtherSide(kind, sides, by))
    refuse(ctx, moveRefusal(kind, account, primary), primary, sides)
  return consequences(ctx, { kind, account, primary, namedLogin, sides, isStaff: false }, by)
}
