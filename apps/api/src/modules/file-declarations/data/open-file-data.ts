import { declarants, delegations, persons } from '@guichet/db/schema'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { isDead, isOpenFor } from '../../delegations/index.ts'

/** Files of declarants that are open to a person for their declarations, the widest access of each first. */
export const readOpenDeclarants = (ctx: Ctx, personId: string) =>
  ctx.db
    .select({
      fileId: delegations.id,
      declarantId: declarants.id,
      mayFile: sql<boolean>`'declarations.file' = any(${delegations.rights})`,
      firstName: persons.firstName,
      lastName: persons.lastName,
      searchKey: sql<string>`${persons.searchKey}`,
    })
    .from(delegations)
    .innerJoin(persons, eq(persons.id, delegations.ownerId))
    .innerJoin(declarants, and(eq(declarants.personId, delegations.ownerId), ne(declarants.state, 'refused')))
    .where(
      and(
        isOpenFor(ctx, personId),
        sql`'declarations.see' = any(${delegations.rights})`,
        sql`not ${isDead(delegations.ownerId)}`,
      ),
    )
    .orderBy(
      sql`('declarations.file' = any(${delegations.rights})) desc`,
      sql`(${delegations.thirdId} = ${personId}) desc`,
      asc(delegations.id),
    )
