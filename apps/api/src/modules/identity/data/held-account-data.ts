import { accountDetails, accountPersons, accounts } from '@guichet/db/schema'
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/**
 * Holds an account until the transaction ends, before any link to it: links are used, sent and withdrawn one after the
 * other. Answers its state as it stands then.
 */
export async function holdLinkedAccount({ db }: Ctx, accountId: string): Promise<string | null> {
  const [row] = await db
    .select({ state: accounts.state })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update')
  return row?.state ?? null
}

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
