import { declarantOptions, declarants, persons } from '@guichet/db/schema'
import type { OptionStatement } from '@guichet/domain/fiscal-options'
import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const MOST_WITHDRAWN = 50
const sayers = alias(persons, 'sayers')
const withdrawers = alias(persons, 'withdrawers')
const nameOf = (table: Readonly<Record<'firstName' | 'lastName', PgColumn>>) =>
  sql<string>`${table.firstName} || ' ' || ${table.lastName}`

/** What of a file options hang on; null for a refused one, which holds no company. */
export async function findOptionsFile(
  { db }: Ctx,
  of: { readonly personId: string } | { readonly id: string },
) {
  const [row] = await db
    .select({
      ...{ id: declarants.id, version: declarants.version },
      ...{ begunOn: declarants.startedOn, postcode: declarants.postcode },
    })
    .from(declarants)
    .where(
      and(
        'id' in of ? eq(declarants.id, of.id) : eq(declarants.personId, of.personId),
        ne(declarants.state, 'refused'),
      ),
    )
  return row ?? null
}

/** What was said, the latest day of each kind first, then the latest of what was withdrawn. */
export async function readOptions({ db }: Ctx, declarantId: string) {
  const said = () =>
    db
      .select({
        ...{ id: declarantOptions.id, kind: declarantOptions.kind, choices: declarantOptions.choices },
        ...{ startsOn: declarantOptions.startsOn, askedOn: declarantOptions.askedOn },
        ...{ saidAt: declarantOptions.saidAt, saidBy: nameOf(sayers) },
        withdrawnAt: declarantOptions.withdrawnAt,
        withdrawnBy: sql<
          string | null
        >`case when ${withdrawers.id} is null then null else ${nameOf(withdrawers)} end`,
      })
      .from(declarantOptions)
      .innerJoin(sayers, eq(sayers.id, declarantOptions.saidBy))
      .leftJoin(withdrawers, eq(withdrawers.id, declarantOptions.withdrawnBy))
  const live = await said()
    .where(and(eq(declarantOptions.declarantId, declarantId), isNull(declarantOptions.withdrawnAt)))
    .orderBy(declarantOptions.kind, desc(declarantOptions.startsOn))
  const withdrawn = await said()
    .where(and(eq(declarantOptions.declarantId, declarantId), isNotNull(declarantOptions.withdrawnAt)))
    .orderBy(desc(declarantOptions.withdrawnAt), desc(declarantOptions.id))
    .limit(MOST_WITHDRAWN)
  return [...live, ...withdrawn]
}

/** The file has another version from here on; false when it is another one than the given by now, or refused. */
export async function holdFile(
  { db, clock }: Ctx,
  { id, version }: { readonly id: string; readonly version: number | null },
): Promise<boolean> {
  const rows = await db
    .update(declarants)
    .set({ version: sql`${declarants.version} + 1`, updatedAt: clock.now() })
    .where(
      and(
        eq(declarants.id, id),
        version === null ? undefined : eq(declarants.version, version),
        ne(declarants.state, 'refused'),
      ),
    )
    .returning({ id: declarants.id })
  return rows.length === 1
}

export async function insertOption(
  { db, clock, ids }: Ctx,
  { kind, choices, startsOn, askedOn }: OptionStatement,
  { declarantId, saidBy }: { readonly declarantId: string; readonly saidBy: string },
): Promise<void> {
  await db.insert(declarantOptions).values({
    ...{ id: ids.uuid(), declarantId, kind, choices: [...choices], startsOn, askedOn },
    ...{ saidBy, saidAt: clock.now() },
  })
}

/** False when it was withdrawn before, or is not of this file. */
export async function endOption(
  { db, clock }: Ctx,
  { id, declarantId, withdrawnBy }: Readonly<Record<'id' | 'declarantId' | 'withdrawnBy', string>>,
): Promise<boolean> {
  const rows = await db
    .update(declarantOptions)
    .set({ withdrawnBy, withdrawnAt: clock.now() })
    .where(
      and(
        eq(declarantOptions.id, id),
        eq(declarantOptions.declarantId, declarantId),
        isNull(declarantOptions.withdrawnAt),
      ),
    )
    .returning({ id: declarantOptions.id })
  return rows.length === 1
}
