import type { Ctx } from '../../ctx.ts'
import { findPerson, readIdentifiers } from './data/person-data.ts'

/** Texts about a person that must not stand in the password: names, addresses, logins. */
export async function readOwnWords(ctx: Ctx, personId: string): Promise<string[]> {
  const person = await findPerson(ctx, personId)
  const identifiers = await readIdentifiers(ctx, personId)
  return person ? [person.firstName, person.lastName, person.email, ...identifiers] : identifiers
}
