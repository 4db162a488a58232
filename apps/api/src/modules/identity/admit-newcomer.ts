import type { Ctx } from '../../ctx.ts'
import { asPerson } from './as-person.ts'
import { createPerson, type NewPerson } from './create-person.ts'
import { insertIdentifier } from './data/person-data.ts'

/**
 * Somebody with a password who has proven an address, and signs in with it: neither member nor on an account.
 * @returns the context in which that person acts; null when somebody else signs in with the address.
 */
export async function admitNewcomer(tx: Ctx, person: NewPerson): Promise<Ctx | null> {
  const personId = await createPerson(tx, person)
  const isFree = await insertIdentifier(tx, { identifier: person.email, kind: 'email', personId })
  return isFree ? asPerson(tx, personId) : null
}
