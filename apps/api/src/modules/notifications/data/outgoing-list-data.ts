import { members, outgoingMessages, persons } from '@guichet/db/schema'
import { and, eq, ilike, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

const base = ({ db }: Ctx) =>
  db
    .select({
      id: outgoingMessages.id,
      channel: outgoingMessages.channel,
      template: outgoingMessages.template,
      recipient: outgoingMessages.recipient,
      locale: outgoingMessages.locale,
      /** The values alone: a secret stays where it is. */
      values: sql<Record<string, string | number | null> | null>`${outgoingMessages.data} -> 'values'`,
      isSecret: sql<boolean>`coalesce(${outgoingMessages.data} ->> 'secret', '') <> ''`,
      state: outgoingMessages.state,
      attempts: outgoingMessages.attempts,
      nextTryAt: outgoingMessages.nextTryAt,
      claimedUntil: outgoingMessages.claimedUntil,
      lastError: outgoingMessages.lastError,
      createdAt: outgoingMessages.createdAt,
      sentAt: outgoingMessages.sentAt,
      personId: outgoingMessages.personId,
      firstName: persons.firstName,
      lastName: persons.lastName,
      isMember: sql<boolean>`${members.personId} is not null`,
    })
    .from(outgoingMessages)
    .leftJoin(persons, eq(persons.id, outgoingMessages.personId))
    .leftJoin(members, eq(members.personId, outgoingMessages.personId))

export type OutgoingRow = NonNullable<Awaited<ReturnType<typeof findOutgoing>>>

export async function findOutgoing(ctx: Ctx, id: string) {
  const [row] = await base(ctx).where(eq(outgoingMessages.id, id))
  return row ?? null
}

interface ListInput {
  readonly search: string | null
  readonly state: string | null
  readonly channel: string | null
  readonly kind: string | null
  readonly cursor: Cursor | null
  readonly limit: number
}

/** One page of what leaves and has left, the latest first. */
export async function readOutgoingPage(ctx: Ctx, { search, state, channel, kind, cursor, limit }: ListInput) {
  const filter = and(
    state ? eq(outgoingMessages.state, state) : undefined,
    channel ? eq(outgoingMessages.channel, channel) : undefined,
    kind ? eq(outgoingMessages.template, kind) : undefined,
    search ? ilike(outgoingMessages.recipient, containing(search)) : undefined,
  )
  const { beyond, orderBy } = keyset({
    ...{ by: [outgoingMessages.createdAt], id: outgoingMessages.id, descending: true, cursor },
  })
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: outgoingMessages.id }).from(outgoingMessages).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
