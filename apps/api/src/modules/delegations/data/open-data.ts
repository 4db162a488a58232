import { delegations } from '@guichet/db/schema'
import { and, eq, gte, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Recorded by staff, and not undone: nobody acts in the file any more. */
export const isDead = (
  personId: unknown,
) => sql`exists (select 1 from life_events le where le.person_id = ${personId}
  and le.kind = 'death' and le.state = 'done')`

/**
 * The delegations that open a file to this person today: given to the person, or to somebody else of the firm with the
 * member’s consent to colleagues. Nobody is a colleague in the own file.
 */
export const isOpenFor = ({ clock }: Pick<Ctx, 'clock'>, personId: string) =>
  and(
    or(
      eq(delegations.thirdId, personId),
      and(
        // One look-up, whatever the number of files: a person is active in one firm at most.
        sql`${delegations.firmId} = (select fm.firm_id from firm_members fm
          where fm.person_id = ${personId} and fm.state = 'active')`,
        delegations.colleagues,
        ne(delegations.ownerId, personId),
      ),
    ),
    eq(delegations.state, 'active'),
    gte(delegations.endsOn, clock.today()),
  )
