import { sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

interface Row {
  [column: string]: unknown
  knows_browser: boolean
  knows_any: boolean
  countries: string[] | null
  last_ms: number | null
  last_country: string | null
  refusals: number
}

/** What is known of the sign-ins of a person, to judge the next one by: one statement. */
export async function readSignInFacts(
  { db }: Ctx,
  personId: string,
  deviceHash: Buffer | null,
  refusedSince: Date,
) {
  const { rows } = await db.execute<Row>(sql`
    with opened as (
      select at, country from sign_in_events
      where person_id = ${personId}::uuid and result = 'opened' and country is not null),
    latest as (select at, country from opened order by at desc limit 1)
    select
      exists (select 1 from devices where person_id = ${personId}::uuid and token_hash = ${deviceHash}::bytea) as knows_browser,
      exists (select 1 from devices where person_id = ${personId}::uuid) as knows_any,
      (select array_agg(distinct country) from opened) as countries,
      (select date_part('epoch', at) * 1000 from latest) as last_ms,
      (select country from latest) as last_country,
      (select count(*)::int from sign_in_events where person_id = ${personId}::uuid
        and result in ('refused', 'factor-refused') and not known_device
        and at > ${refusedSince.toISOString()}::timestamptz) as refusals`)
  const row = rows[0] as Row
  return {
    knowsBrowser: row.knows_browser,
    knowsAnyBrowser: row.knows_any,
    countries: row.countries ?? [],
    last:
      row.last_ms === null || row.last_country === null
        ? null
        : { at: new Date(row.last_ms), country: row.last_country },
    refusals: row.refusals,
  }
}
