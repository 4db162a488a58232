import type { AccountRight } from './account-rights.ts'
import type { AccountState } from './account-state.ts'

/**
 * What can happen to the place of an account. `detach`: a secondary becomes an independent primary. `attach`: an independent
 * account becomes a secondary of a primary. `swap`: a secondary takes the place of its primary, which becomes its secondary.
 */
export const MOVE_KINDS = ['detach', 'attach', 'swap'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

/** The two sides whose consent a move needs: the account that is moved, and its primary, former or future. */
export const MOVE_SIDES = ['account', 'primary'] as const
export type MoveSide = (typeof MOVE_SIDES)[number]

export const MOVE_STATES = ['proposed', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const
export type MoveState = (typeof MOVE_STATES)[number]

/** A proposal is open for this many days. */
export const MOVE_DAYS = 30

/** How somebody is on an account. */
export interface Membership {
  readonly holder: boolean
  readonly rights: readonly AccountRight[]
}

/**
 * The sides for which somebody speaks. For the account that is moved that is its holder alone: it is moved for good. For the
 * primary it is its holder or, unless it gives up its own place, who manages its secondary accounts. Nobody speaks for both
 * sides unless he holds both accounts: else he speaks for the account that he holds.
 */
export function moveSides(
  kind: MoveKind,
  onAccount: Membership | null,
  onPrimary: Membership | null,
): readonly MoveSide[] {
  const holdsAccount = onAccount?.holder ?? false
  const holdsPrimary = onPrimary?.holder ?? false
  const manages = holdsPrimary || (onPrimary?.rights.includes('secondaries') ?? false)
  const speaksForPrimary = kind === 'swap' ? holdsPrimary : manages
  if (holdsAccount && speaksForPrimary) return holdsPrimary ? ['account', 'primary'] : ['account']
  return holdsAccount ? ['account'] : speaksForPrimary ? ['primary'] : []
}

/** An account as far as its place goes. */
export interface MovedAccount {
  readonly id: string
  readonly parentId: string | null
  readonly state: AccountState
  readonly profileCode: string
  readonly portal: string
  readonly test: boolean
  readonly hasMailbox: boolean
  readonly autonomous: boolean
  /** Secondary accounts with a mailbox that it may have. */
  readonly mailboxQuota: number
  /** Of those, how many have one in their place. */
  readonly mailboxesInUse: number
  /** It has secondary accounts, in whatever state. */
  readonly hasSecondaries: boolean
}

export type MoveRefusal =
  | 'account.closed'
  | 'account.not-secondary'
  | 'account.not-primary'
  | 'account.has-secondaries'
  | 'account.move-settled'
  | 'account.quota-exceeded'

/** Mailboxes of secondary accounts under the primary of the family once the account has moved. */
export function mailboxesAfter(
  kind: MoveKind,
  account: Pick<MovedAccount, 'hasMailbox'>,
  primary: Pick<MovedAccount, 'mailboxesInUse'>,
): number {
  const own = account.hasMailbox ? 1 : 0
  if (kind === 'detach') return primary.mailboxesInUse - own
  // A primary always has a mailbox; it keeps it, and takes a place with it.
  return kind === 'attach' ? primary.mailboxesInUse + 1 : primary.mailboxesInUse - own + 1
}

/** Why the account that would be attached cannot, whatever the primary; null when it can. */
export function attachRefusal(account: MovedAccount): MoveRefusal | null {
  if (account.state !== 'open') return 'account.closed'
  if (account.parentId !== null) return 'account.not-primary'
  return account.hasSecondaries ? 'account.has-secondaries' : null
}

/** Why the mailbox of one more account finds no place; null when it does. */
export function placeRefusal(primary: MovedAccount, inUse: number): MoveRefusal | null {
  return inUse > primary.mailboxQuota ? 'account.quota-exceeded' : null
}

/**
 * Why an account cannot move; null when it can. Both accounts are open, the tree keeps its two levels, and the mailboxes of
 * a family that grows stay within its quota. A secondary that is not under this primary any more has moved already.
 */
export function moveRefusal(
  kind: MoveKind,
  account: MovedAccount,
  primary: MovedAccount,
): MoveRefusal | null {
  if (account.state !== 'open' || primary.state !== 'open') return 'account.closed'
  if (kind === 'attach') {
    if (account.id === primary.id || primary.parentId !== null) return 'account.not-primary'
    return attachRefusal(account) ?? placeRefusal(primary, mailboxesAfter(kind, account, primary))
  }
  if (account.parentId === null) return 'account.not-secondary'
  if (account.parentId !== primary.id) return 'account.move-settled'
  return kind === 'swap' ? placeRefusal(primary, mailboxesAfter(kind, account, primary)) : null
}

/** What a move changes on an account. Everything else stays: login, file number, persons, identity, services. */
export type Place = Pick<
  MovedAccount,
  'parentId' | 'profileCode' | 'portal' | 'test' | 'hasMailbox' | 'autonomous' | 'mailboxQuota'
>

const placeOf = ({
  parentId,
  profileCode,
  portal,
  test,
  hasMailbox,
  autonomous,
  mailboxQuota,
}: MovedAccount): Place => ({
  parentId,
  profileCode,
  portal,
  test,
  hasMailbox,
  autonomous,
  mailboxQuota,
})

export interface MovePlan {
  readonly account: Place
  readonly primary: Place
  /** The other secondary accounts of the primary come under the account that takes its place. */
  readonly othersFollow: boolean
  /** The téléprocédures chosen by the primary become those of the account that takes its place: nobody loses a right. */
  readonly choicesFollow: boolean
}

/**
 * What a move that is not refused makes of both accounts. A primary has a mailbox and is not "autonome"; whoever becomes a
 * secondary goes on choosing its procedures itself, until its primary says otherwise. A secondary has the profile, portal and
 * test flag of its primary. The quota goes with the place.
 */
export function planMove(kind: MoveKind, account: MovedAccount, primary: MovedAccount): MovePlan {
  const [own, above] = [placeOf(account), placeOf(primary)]
  const alone = { parentId: null, hasMailbox: true, autonomous: false }
  const below = { autonomous: true, mailboxQuota: 0 }
  const inherited = { profileCode: above.profileCode, portal: above.portal, test: above.test }
  const stay = { othersFollow: false, choicesFollow: false }
  if (kind === 'detach') return { account: { ...own, ...alone, mailboxQuota: 0 }, primary: above, ...stay }
  if (kind === 'attach')
    return { account: { ...own, ...below, ...inherited, parentId: primary.id }, primary: above, ...stay }
  return {
    account: { ...own, ...alone, ...inherited, mailboxQuota: above.mailboxQuota },
    primary: { ...above, ...below, parentId: account.id },
    othersFollow: true,
    choicesFollow: true,
  }
}

/** What is known of a proposal, and of where the accounts stand now; null for an account that is not known. */
export interface ProposalFacts {
  readonly kind: MoveKind
  readonly state: MoveState
  readonly expiresAt: Date
  readonly accountId: string | null
  readonly primaryId: string | null
  readonly accountParentId: string | null
  readonly primaryParentId: string | null
}

/**
 * Where a proposal stands. One that nobody answered lapses after its days; so does one whose accounts have come to stand
 * otherwise meanwhile, by another move.
 */
export function proposalState(facts: ProposalFacts, now: Date): MoveState {
  if (facts.state !== 'proposed') return facts.state
  if (facts.expiresAt.getTime() <= now.getTime()) return 'lapsed'
  if (facts.kind !== 'attach') return facts.accountParentId === facts.primaryId ? 'proposed' : 'lapsed'
  return facts.accountParentId === null && facts.primaryParentId === null ? 'proposed' : 'lapsed'
}

export type MoveDecision = 'accept' | 'decline' | 'withdraw'

/** What somebody who speaks for these sides may do with an open proposal. */
export function moveDecisions(
  proposedBy: MoveSide | 'staff',
  sides: readonly MoveSide[],
): readonly MoveDecision[] {
  return [
    ...(sides.some((side) => side !== proposedBy) ? (['accept', 'decline'] as const) : []),
    ...(sides.some((side) => side === proposedBy) ? (['withdraw'] as const) : []),
  ]
}

/**
 * Whether somebody sees the other side of a move before it takes place: who speaks for both, and who was proposed to. Who
 * proposes an attachment names a login, and learns nothing of it; a secondary does not see what its primary pays.
 */
export function seesOtherSide(
  kind: MoveKind,
  sides: readonly MoveSide[],
  proposedBy: MoveSide | null,
): boolean {
  if (kind === 'detach' || sides.length === MOVE_SIDES.length) return true
  const [side] = sides
  if (side === undefined) return false
  if (proposedBy !== null && proposedBy !== side) return true
  return kind === 'swap' && side === 'primary'
}
