import { letterPrints, letters, lifeEvents, members, persons } from '@guichet/db/schema'
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

/** To be printed for the first time, whatever else there is to say about it. */
export const isWaiting = and(states.waiting, isNull(letters.droppedAt))

/** Waits for somebody whose death was recorded: nobody is written to any more, unless it was recorded in error. */
export const isHeldBack = sql`(${letters.printedAt} is null and exists (select 1 from ${lifeEvents}
  where ${lifeEvents.personId} = ${letters.personId} and ${lifeEvents.kind} = 'death' and ${lifeEvents.state} = 'done'))`

/** True for a letter that stands in a print which is being made. */
export const isPrinting = sql<boolean>`exists (select 1 from ${letterPrints} where ${letterPrints.id} = ${letters.printId}
  and ${letterPrints.state} in ('waiting', 'writing'))`

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
      printing: isPrinting,
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

/** Whether a letter can be sent to its member, as `hasPostalAddress` has it. */
export const isAddressed = sql`exists (select 1 from ${members} where ${members.personId} = ${letters.personId}
  and ${members.personalStreet} ~ '\\S' and ${members.personalPostcode} ~ '\\S' and ${members.personalCity} ~ '\\S')`

/** Letters by their ids, the oldest first; those that are not to be printed are left out. */
export const readLetters = (ctx: Ctx, ids: readonly string[]) =>
  base(ctx)
    .where(and(isNull(letters.droppedAt), not(isHeldBack), inArray(letters.id, [...ids])))
    .orderBy(asc(letters.createdAt), asc(letters.id))

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
