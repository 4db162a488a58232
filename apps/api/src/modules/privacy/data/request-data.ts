import { erasureRequests, members, persons } from '@guichet/db/schema'
import type { ErasureState } from '@guichet/domain/erasure'
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const decider = alias(persons, 'decider')
const columns = {
  id: erasureRequests.id,
  number: erasureRequests.number,
  personId: erasureRequests.personId,
  state: erasureRequests.state,
  comment: erasureRequests.comment,
  eraseOn: erasureRequests.eraseOn,
  answerBy: erasureRequests.answerBy,
  answer: erasureRequests.answer,
  decidedAt: erasureRequests.decidedAt,
  endedAt: erasureRequests.endedAt,
  keptUntil: erasureRequests.keptUntil,
  createdAt: erasureRequests.createdAt,
  personName: sql<string>`${persons.firstName} || ' ' || ${persons.lastName}`,
  memberNumber: members.number,
  deciderName: sql<string | null>`${decider.firstName} || ' ' || ${decider.lastName}`,
}

const base = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(erasureRequests)
    .innerJoin(persons, eq(persons.id, erasureRequests.personId))
    .leftJoin(members, eq(members.personId, erasureRequests.personId))
    .leftJoin(decider, eq(decider.id, erasureRequests.decidedById))

/** The latest request of a person. */
export async function findLatestRequest(ctx: Ctx, personId: string) {
  const [row] = await base(ctx)
    .where(eq(erasureRequests.personId, personId))
    .orderBy(sql`${erasureRequests.createdAt} desc`, sql`${erasureRequests.id} desc`)
    .limit(1)
  return row ?? null
}
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findLatestRequest>>>

export async function findRequest(ctx: Ctx, id: string): Promise<RequestRow | null> {
  const [row] = await base(ctx).where(eq(erasureRequests.id, id))
  return row ?? null
}

/** Keeps a request; false while another of the person waits. */
export async function insertRequest({ db }: Ctx, row: typeof erasureRequests.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(erasureRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: erasureRequests.id })
  return rows.length === 1
}

/** Takes a request from one state to another; false when somebody was quicker. */
export async function moveRequest(
  { db }: Ctx,
  id: string,
  from: readonly ErasureState[],
  to: Partial<typeof erasureRequests.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(erasureRequests)
    .set(to)
    .where(and(eq(erasureRequests.id, id), inArray(erasureRequests.state, [...from])))
    .returning({ id: erasureRequests.id })
  return rows.length === 1
}

/** Approved ones whose day has come. */
export const readDueRequests = ({ db }: Ctx, today: string) =>
  db
    .select({ id: erasureRequests.id, personId: erasureRequests.personId, number: erasureRequests.number })
    .from(erasureRequests)
    .where(and(eq(erasureRequests.state, 'approved'), lte(erasureRequests.eraseOn, today)))
    .orderBy(asc(erasureRequests.eraseOn), asc(erasureRequests.id))
    .limit(50)

export async function readRequestPage(
  ctx: Ctx,
  state: ErasureState | undefined,
  page: { readonly cursor: Cursor | null; readonly limit: number },
) {
  const condition = state === undefined ? undefined : eq(erasureRequests.state, state)
  const { beyond, orderBy } = keyset({
    ...{ by: [erasureRequests.createdAt], id: erasureRequests.id, descending: true, cursor: page.cursor },
  })
  const rows = await base(ctx)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(page.limit + 1)
  const total = await countList(ctx, { rows, ...page }, () =>
    ctx.db.select({ id: erasureRequests.id }).from(erasureRequests).where(condition),
  )
  return { rows, total }
}
