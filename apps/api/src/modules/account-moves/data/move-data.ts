import { accountMoves, accounts } from '@guichet/db/schema'
import type { MoveKind, MoveSide, MoveState } from '@guichet/domain/account-moves'
import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const moving = alias(accounts, 'moving')
const above = alias(accounts, 'above')

const columns = {
  id: accountMoves.id,
  kind: accountMoves.kind,
  state: accountMoves.state,
  accountId: accountMoves.accountId,
  primaryId: accountMoves.primaryId,
  namedLogin: accountMoves.namedLogin,
  proposedBy: accountMoves.proposedBy,
  expiresAt: accountMoves.expiresAt,
  createdAt: accountMoves.createdAt,
  accountLogin: moving.login,
  accountCompanyName: moving.companyName,
  accountParentId: moving.parentId,
  primaryLogin: above.login,
  primaryCompanyName: above.companyName,
  primaryParentId: above.parentId,
}

const read = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(accountMoves)
    .leftJoin(moving, eq(moving.id, accountMoves.accountId))
    .leftJoin(above, eq(above.id, accountMoves.primaryId))

type Raw = Awaited<ReturnType<typeof read>>[number]
const typed = (row: Raw) => ({
  ...row,
  kind: row.kind as MoveKind,
  state: row.state as MoveState,
  proposedBy: row.proposedBy as MoveSide | 'staff',
})
export type MoveRow = ReturnType<typeof typed>

/** Open, as `proposalState` of the domain says it. */
const isOpen = ({ clock }: Ctx): SQL => sql`${accountMoves.state} = 'proposed'
  and ${accountMoves.expiresAt} > ${clock.now()}
  and case when ${accountMoves.kind} = 'attach' then ${moving.parentId} is null and ${above.parentId} is null
    else ${moving.parentId} is not distinct from ${accountMoves.primaryId} end`

/** A proposal; with `lock` it is held until the transaction ends: of two who answer the first is heard. */
export async function findMove(ctx: Ctx, moveId: string, { lock = false } = {}): Promise<MoveRow | null> {
  if (lock)
    await ctx.db
      .select({ id: accountMoves.id })
      .from(accountMoves)
      .where(eq(accountMoves.id, moveId))
      .for('update')
  const [row] = await read(ctx).where(eq(accountMoves.id, moveId))
  return row ? typed(row) : null
}

/** The open proposal for an account to move; null when there is none. */
export async function findOpenMove(ctx: Ctx, accountId: string): Promise<MoveRow | null> {
  const [row] = await read(ctx).where(and(eq(accountMoves.accountId, accountId), isOpen(ctx)))
  return row ? typed(row) : null
}

/** One page of the open proposals made by or to a primary account, the latest first. */
export async function readMovePage(ctx: Ctx, primaryId: string, cursor: Cursor | null, limit: number) {
  const filter = and(eq(accountMoves.primaryId, primaryId), isOpen(ctx))
  const { beyond, orderBy } = keyset({
    by: [accountMoves.createdAt],
    id: accountMoves.id,
    descending: true,
    cursor,
  })
  const rows = await read(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: accountMoves.id })
    .from(accountMoves)
    .leftJoin(moving, eq(moving.id, accountMoves.accountId))
    .leftJoin(above, eq(above.id, accountMoves.primaryId))
    .where(filter)
  return { rows: rows.map(typed), total: await countList(ctx, { rows, limit, cursor }, matching) }
}

type NewMove = Omit<typeof accountMoves.$inferInsert, 'createdAt'>

/** Keeps a proposal; false when one is open already. */
export async function insertMove({ db, clock }: Ctx, move: NewMove): Promise<boolean> {
  const rows = await db
    .insert(accountMoves)
    .values({ ...move, createdAt: clock.now() })
    .onConflictDoNothing()
    .returning({ id: accountMoves.id })
  return rows.length === 1
}

/** Settles a proposal, which is held. */
export async function settleMove(
  { db, clock }: Ctx,
  moveId: string,
  state: Exclude<MoveState, 'proposed'>,
  settlerId: string,
): Promise<void> {
  await db
    .update(accountMoves)
    .set({ state, settledAt: clock.now(), settlerId })
    .where(eq(accountMoves.id, moveId))
}

/**
 * Settles as lapsed what stands in the way of a proposal though it is not open any more; with `all`, whatever is open for
 * the account. Proposals are held before accounts.
 */
export async function lapseMoves(
  ctx: Ctx,
  of: {
    readonly accountId: string | null
    readonly primaryId: string | null
    readonly namedLogin: string | null
  },
  { all = false } = {},
): Promise<void> {
  const { db, clock } = ctx
  const own = of.accountId === null ? undefined : eq(accountMoves.accountId, of.accountId)
  const named =
    of.primaryId === null || of.namedLogin === null
      ? undefined
      : and(eq(accountMoves.primaryId, of.primaryId), eq(accountMoves.namedLogin, of.namedLogin))
  const those = or(own, named)
  if (!those) return
  const found = await read(ctx).where(
    and(eq(accountMoves.state, 'proposed'), those, all ? undefined : sql`not (${isOpen(ctx)})`),
  )
  for (const { id } of found)
    await db
      .update(accountMoves)
      .set({ state: 'lapsed', settledAt: clock.now() })
      .where(and(eq(accountMoves.id, id), eq(accountMoves.state, 'proposed')))
}
