import { accountDetails, accountPersons, accounts } from '@guichet/db/schema'
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Accounts that a person holds, with where their responsible persons are written to. */
export const readHeldAccounts = ({ db }: Ctx, personId: string) =>
  db
    .select({ accountId: accounts.id, login: accounts.login, email: accountDetails.email })
    .from(accountPersons)
    .innerJoin(accounts, eq(accounts.id, accountPersons.accountId))
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .where(
      and(
        eq(accountPersons.personId, personId),
        eq(accountPersons.role, 'holder'),
        ne(accounts.state, 'refused'),
      ),
    )
    .orderBy(asc(accounts.login))
