import {
  goLiveMarks,
  legalTexts,
  membershipPrices,
  membershipTypes,
  passkeys,
  paymentEvents,
  persons,
  reminderSteps,
  serviceTests,
  tariffs,
  totpFactors,
} from '@guichet/db/schema'
import type { GoLiveItem, GoLiveMark, GoLiveService } from '@guichet/domain/go-live'
import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What the list is found by beside the settings, in one statement. */
export async function readFacts({ db }: Ctx) {
  const { rows } = await db.execute<{
    texts: string[]
    types: boolean
    tariffs: boolean
    reminders: boolean
    admins: number
    without_factor: number
    last_event: Date | null
  }>(sql`
    select array(select distinct kind from ${legalTexts}) as texts,
      exists (select 1 from ${membershipTypes} where ${membershipTypes.offered}
        and (${membershipTypes.version} > 1
          or exists (select 1 from ${membershipPrices} where type_id = ${membershipTypes.id}))) as types,
      exists (select 1 from ${tariffs}) as tariffs,
      exists (select 1 from ${reminderSteps} where enabled) as reminders,
      (select count(*)::int from ${persons} where staff_role = 'admin') as admins,
      (select count(*)::int from ${persons} where staff_role is not null
        and not exists (select 1 from ${totpFactors} where person_id = ${persons.id})
        and not exists (select 1 from ${passkeys} where person_id = ${persons.id})) as without_factor,
      (select max(received_at) from ${paymentEvents}) as last_event`)
  const row = rows[0]
  if (!row) throw new TypeError('a select without a table has one row')
  return {
    texts: new Set(row.texts),
    hasTypes: row.types,
    hasTariffs: row.tariffs,
    hasReminders: row.reminders,
    admins: row.admins,
    staffWithoutFactor: row.without_factor,
    hasEvents: row.last_event !== null,
  }
}

/** Whether the payment service has told of this. */
export const hasEventAbout = async ({ db }: Ctx, objectId: string): Promise<boolean> =>
  (await db.$count(paymentEvents, eq(paymentEvents.objectId, objectId))) > 0

type MarkedItem = GoLiveItem | 'whole'

export async function readMarks({ db }: Ctx): Promise<Partial<Record<MarkedItem, GoLiveMark>>> {
  const rows = await db.select({ item: goLiveMarks.item, mark: goLiveMarks.mark }).from(goLiveMarks)
  return Object.fromEntries(rows.map(({ item, mark }) => [item, mark]))
}

/** Puts or takes away a mark. @returns what it was. */
export async function writeMark(
  { db, clock }: Ctx,
  { item, mark, by }: { readonly item: MarkedItem; readonly mark: GoLiveMark | null; readonly by: string },
): Promise<void> {
  if (mark === null) {
    await db.delete(goLiveMarks).where(eq(goLiveMarks.item, item))
    return
  }
  const values = { mark, markedBy: by, markedAt: clock.now() }
  await db
    .insert(goLiveMarks)
    .values({ item, ...values })
    .onConflictDoUpdate({ target: goLiveMarks.item, set: values })
}

export const readServiceTests = ({ db }: Ctx) =>
  db
    .select({
      service: serviceTests.service,
      ok: serviceTests.ok,
      said: serviceTests.said,
      testedAt: serviceTests.testedAt,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(serviceTests)
    .leftJoin(persons, eq(persons.id, serviceTests.testedBy))
export type ServiceTestRow = Awaited<ReturnType<typeof readServiceTests>>[number]

/** Keeps the latest test of a service. */
export async function writeServiceTest(
  { db, clock }: Ctx,
  {
    service,
    ...test
  }: {
    readonly service: GoLiveService
    readonly ok: boolean
    readonly said: string | null
    readonly by: string
  },
): Promise<void> {
  const values = { ok: test.ok, said: test.said, testedBy: test.by, testedAt: clock.now() }
  await db
    .insert(serviceTests)
    .values({ service, ...values })
    .onConflictDoUpdate({ target: serviceTests.service, set: values })
}
