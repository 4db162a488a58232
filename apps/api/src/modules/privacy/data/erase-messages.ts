import { isDeepStrictEqual } from 'node:util'
import * as schema from '@guichet/db/schema'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { maskWords } from '../../../platform/audit/mask-facts.ts'

/** What stands in place of the person. */
export const ERASED = 'Effacé'

export interface ErasedPerson {
  readonly id: string
  readonly number: number
  readonly email: string
  readonly phone: string | null
  /** What names the person, wherever it stands. */
  readonly words: readonly string[]
}

/** Whether a column holds one of some words, perhaps in a longer one: what is found is looked at again. */
export const naming = (column: PgColumn, words: readonly string[]) =>
  or(...words.map((word) => sql`strpos(lower(${column}::text), lower(${word})) > 0`))

/** What others were told goes on to stand, without the name. */
async function maskTold(
  { db }: Ctx,
  table: PgTable & { readonly id: PgColumn; readonly data: PgColumn },
  words: readonly string[],
): Promise<void> {
  const rows = await db
    .select({ id: table.id, data: table.data })
    .from(table)
    .where(naming(table.data, words))
  for (const { id, data } of rows) {
    const masked = maskWords(data, words, ERASED)
    if (!isDeepStrictEqual(masked, data))
      await db.execute(
        sql`update ${table} set ${sql.identifier(table.data.name)} = ${JSON.stringify(masked)}::jsonb where ${table.id} = ${id}`,
      )
  }
}

/** Takes away what a person was told, and the person from what others were told. */
export async function eraseMessages(ctx: Ctx, { id, words }: ErasedPerson): Promise<void> {
  const { db } = ctx
  const { outgoingMessages, mailingRecipients, undeliverableAddresses, idempotencyKeys, oneTimeLinks } =
    schema
  await db
    .delete(outgoingMessages)
    .where(or(eq(outgoingMessages.personId, id), inArray(outgoingMessages.recipient, [...words])))
  for (const table of [outgoingMessages, schema.notifications, schema.letters])
    await maskTold(ctx, table, words)
  await db
    .update(mailingRecipients)
    .set({ address: sql`'erased:' || ${mailingRecipients.id}` })
    .where(or(eq(mailingRecipients.personId, id), inArray(mailingRecipients.address, [...words])))
  await db.delete(undeliverableAddresses).where(inArray(undeliverableAddresses.address, [...words]))
  await db.delete(oneTimeLinks).where(inArray(oneTimeLinks.recipient, [...words]))
  await db.delete(idempotencyKeys).where(eq(idempotencyKeys.actorId, id))
  // Without its key a call of somebody else would be made twice: the answer alone loses the name.
  const kept = await db
    .select({
      actorId: idempotencyKeys.actorId,
      key: idempotencyKeys.key,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(naming(idempotencyKeys.response, words))
  for (const { actorId, key, response } of kept)
    await db
      .update(idempotencyKeys)
      .set({ response: maskWords(response, words, ERASED) })
      .where(and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)))
}
