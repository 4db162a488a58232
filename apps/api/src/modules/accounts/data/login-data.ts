import { accounts, signInIdentifiers } from '@guichet/db/schema'
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Whether no account has this login and nobody signs in with it. A request that was refused has given it back. */
export async function isLoginFree({ db }: Ctx, login: string): Promise<boolean> {
  const signsIn = db
    .select({ one: sql`1` })
    .from(signInIdentifiers)
    .leftJoin(accounts, eq(accounts.id, signInIdentifiers.accountId))
    .where(
      and(eq(signInIdentifiers.identifier, login), or(isNull(accounts.id), ne(accounts.state, 'refused'))),
    )
  const standing = db
    .select({ one: sql`1` })
    .from(accounts)
    .where(and(eq(accounts.login, login), ne(accounts.state, 'refused')))
  const rows = await signsIn.unionAll(standing).limit(1)
  return rows.length === 0
}

/** Nobody signs in any more with the login of a request that was refused: it is about to be another account’s. */
export async function releaseRefusedLogin({ db }: Ctx, login: string): Promise<void> {
  const refused = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.login, login), eq(accounts.state, 'refused')))
  await db
    .delete(signInIdentifiers)
    .where(and(eq(signInIdentifiers.identifier, login), inArray(signInIdentifiers.accountId, refused)))
}
