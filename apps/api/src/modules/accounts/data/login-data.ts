import { accounts, signInIdentifiers } from '@guichet/db/schema'
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const anyOf = (logins: readonly string[]) => sql`any(${sql.param([...logins])}::text[])`

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

/** Those of the logins that are not free; one statement whatever their number. */
export async function takenLogins({ db }: Ctx, logins: readonly string[]): Promise<ReadonlySet<string>> {
  const list = anyOf(logins)
  const signsIn = db
    .select({ login: signInIdentifiers.identifier })
    .from(signInIdentifiers)
    .leftJoin(accounts, eq(accounts.id, signInIdentifiers.accountId))
    .where(
      and(
        sql`${signInIdentifiers.identifier} = ${list}`,
        or(isNull(accounts.id), ne(accounts.state, 'refused')),
      ),
    )
  const standing = db
    .select({ login: accounts.login })
    .from(accounts)
    .where(and(sql`${accounts.login} = ${list}`, ne(accounts.state, 'refused')))
  const rows = await signsIn.unionAll(standing)
  return new Set(rows.map(({ login }) => login))
}

/** Nobody signs in any more with the logins of requests that were refused: they are about to be other accounts’. */
export async function releaseRefusedLogins({ db }: Ctx, logins: readonly string[]): Promise<void> {
  const refused = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(sql`${accounts.login} = ${anyOf(logins)}`, eq(accounts.state, 'refused')))
  await db
    .delete(signInIdentifiers)
    .where(
      and(
        sql`${signInIdentifiers.identifier} = ${anyOf(logins)}`,
        inArray(signInIdentifiers.accountId, refused),
      ),
    )
}
