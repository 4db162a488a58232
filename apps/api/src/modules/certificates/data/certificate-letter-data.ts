import { letters, memberships, persons } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What makes the letter with the certificate of a membership one and the same. */
export const letterKey = (membershipId: string): string => `certificate-ready:${membershipId}`

/** Memberships that began since a day and last today, of members without e-mail who were not written to about them. */
export const listUnwritten = ({ db, clock }: Ctx, since: LocalDate, limit: number) => {
  const today = clock.today()
  const isWritten = sql`exists (select 1 from ${letters}
    where ${letters.dedupeKey} = ${letterKey('')} || ${memberships.id})`
  const isDead = sql`exists (select 1 from life_events le where le.person_id = ${memberships.personId}
    and le.kind = 'death' and le.state = 'done')`
  return db
    .select({
      membershipId: memberships.id,
      personId: memberships.personId,
      endsOn: memberships.endsOn,
      firstName: persons.firstName,
      locale: persons.locale,
    })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(
      and(
        eq(persons.email, ''),
        gte(memberships.startsOn, since),
        lte(memberships.startsOn, today),
        gte(memberships.endsOn, today),
        sql`not ${isWritten} and not ${isDead}`,
      ),
    )
    .orderBy(asc(memberships.id))
    .limit(limit)
}
