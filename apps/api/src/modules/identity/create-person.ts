import { searchKey } from '@guichet/domain/text'
import type { Ctx, Locale } from '../../ctx.ts'
import { assertPasswordAllowed } from './check-password.ts'
import { insertIdentifier, insertPerson } from './data/person-data.ts'
import { savePasswordHash } from './data/sign-in-data.ts'

/**
 * Checks a password that somebody chooses, and hashes it; outside transactions.
 * @throws a problem `password.refused` beside the field at `pointer`.
 */
export async function hashNewPassword(
  ctx: Ctx,
  password: string,
  ownWords: readonly string[],
  pointer = '/password',
): Promise<string> {
  assertPasswordAllowed(password, ownWords, pointer)
  return ctx.deps.hasher.hash(password)
}

export interface NewPerson {
  readonly firstName: string
  readonly lastName: string
  /** Normalised. */
  readonly email: string
  readonly locale: Locale
  readonly passwordHash: string
}

/** A person with a password, who cannot sign in yet: identifiers are added by the caller. Answers the id. */
export async function createPerson(tx: Ctx, person: NewPerson): Promise<string> {
  const { passwordHash, ...said } = person
  const id = tx.ids.uuid()
  const now = tx.clock.now()
  await insertPerson(tx, {
    id,
    ...said,
    searchKey: searchKey(`${said.lastName} ${said.firstName} ${said.email}`),
    createdAt: now,
    updatedAt: now,
  })
  await savePasswordHash(tx, id, passwordHash)
  return id
}

/** Somebody without an e-mail address, who does not sign in. Answers the id. */
export async function admitWithoutEmail(
  tx: Ctx,
  person: Pick<NewPerson, 'firstName' | 'lastName' | 'locale'> & { readonly phone: string | null },
): Promise<string> {
  const id = tx.ids.uuid()
  const now = tx.clock.now()
  const key = searchKey(`${person.lastName} ${person.firstName}`)
  await insertPerson(tx, { id, ...person, email: '', searchKey: key, createdAt: now, updatedAt: now })
  return id
}

/**
 * The holder of a new account, who signs in with its login. The address becomes an identifier too when it was proven to be
 * his, and nobody has it. Putting him on the account is left to the caller.
 */
export async function createHolder(
  tx: Ctx,
  account: { readonly id: string; readonly login: string },
  person: NewPerson,
  { emailProven = false } = {},
): Promise<string> {
  const personId = await createPerson(tx, person)
  await insertIdentifier(tx, {
    identifier: account.login,
    kind: 'login',
    personId,
    accountId: account.id,
  })
  if (emailProven) await insertIdentifier(tx, { identifier: person.email, kind: 'email', personId })
  return personId
}
