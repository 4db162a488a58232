import { letters, lifeEvents, members, persons } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { and, asc, eq, inArray, isNotNull, isNull, like, not, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

export type LetterState = 'waiting' | 'printed' | 'posted'
const states = {
  waiting: isNull(letters.printedAt),
  printed: and(isNotNull(letters.printedAt), isNull(letters.postedOn)),
  posted: isNotNull(letters.postedOn),
}

/** Waits for somebody whose death was recorded: nobody is written to any more, unless it was recorded in error. */
const isHeldBack = sql`(${letters.printedAt} is null and exists (select 1 from ${lifeEvents}
  where ${lifeEvents.personId} = ${letters.personId} and ${lifeEvents.kind} = 'death' and ${lifeEvents.state} = 'done'))`

const base = ({ db }: Ctx) =>
  db
    .select({
      id: letters.id,
      personId: letters.personId,
      template: letters.template,
      locale: letters.locale,
      data: letters.data,
      createdAt: letters.createdAt,
      printedAt: letters.printedAt,
      postedOn: letters.postedOn,
      firstName: persons.firstName,
      lastName: persons.lastName,
      memberNumber: members.number,
      street: members.personalStreet,
      complement: members.personalComplement,
      postcode: members.personalPostcode,
      city: members.personalCity,
    })
    .from(letters)
    .innerJoin(persons, eq(persons.id, letters.personId))
    .innerJoin(members, eq(members.personId, letters.personId))
export type LetterRow = Awaited<ReturnType<typeof readLetters>>[number]

interface ListInput {
  readonly search: string | null
  readonly state: LetterState | null
  readonly cursor: Cursor | null
  readonly limit: number
}

/** One page of letters, the latest first. */
export async function readLetterPage(ctx: Ctx, { search, state, cursor, limit }: ListInput) {
  const filter = and(
    isNull(letters.droppedAt),
    not(isHeldBack),
    state ? states[state] : undefined,
    search ? like(persons.searchKey, containing(searchKey(search))) : undefined,
  )
  const { beyond, orderBy } = keyset({ by: [letters.createdAt], id: letters.id, descending: true, cursor })
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: letters.id })
    .from(letters)
    .innerJoin(persons, eq(persons.id, letters.personId))
    .where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

/** Whether a letter can be sent there, as `hasPostalAddress` has it. */
const isAddressed = sql`${members.personalStreet} ~ '\\S' and ${members.personalPostcode} ~ '\\S' and ${members.personalCity} ~ '\\S'`

/** Letters by their ids, or the oldest that wait and have an address: those without one are in nobody’s way. */
export const readLetters = (ctx: Ctx, ids: readonly string[] | undefined, limit: number) =>
  base(ctx)
    .where(
      and(
        isNull(letters.droppedAt),
        not(isHeldBack),
        ids ? inArray(letters.id, [...ids]) : and(states.waiting, isAddressed),
      ),
    )
    .orderBy(asc(letters.createdAt), asc(letters.id))
    .limit(limit)

/** Marks letters as printed; without `again` only those that were not. @returns how many it took. */
export async function markPrinted(
  { db, clock }: Ctx,
  ids: readonly string[],
  again: boolean,
): Promise<number> {
  const rows = await db
    .update(letters)
    .set({ printedAt: sql`coalesce(${letters.printedAt}, ${clock.now().toISOString()}::timestamptz)` })
    .where(and(inArray(letters.id, [...ids]), again ? undefined : isNull(letters.printedAt)))
    .returning({ id: letters.id })
  return rows.length
}

/** Takes away letters that nobody wants any more. @returns those that it took. */
export const dropLetters = ({ db, clock }: Ctx, ids: readonly string[]) =>
  db
    .update(letters)
    .set({ droppedAt: clock.now() })
    .where(and(inArray(letters.id, [...ids]), isNull(letters.printedAt), isNull(letters.droppedAt)))
    .returning({ id: letters.id, personId: letters.personId, template: letters.template })

/** @returns how many were printed and not posted before. */
export async function markPosted({ db }: Ctx, ids: readonly string[], postedOn: string): Promise<number> {
  const rows = await db
    .update(letters)
    .set({ postedOn })
    .where(and(inArray(letters.id, [...ids]), isNotNull(letters.printedAt), isNull(letters.postedOn)))
    .returning({ id: letters.id })
  return rows.length
}
