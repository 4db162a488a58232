import { searchKey } from '@guichet/domain/text'
import type { Ctx, Locale } from '../../ctx.ts'
import {
  deleteEmailIdentifiers,
  findPersonByEmail,
  insertIdentifier,
  insertPerson,
  updatePerson,
} from './data/person-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'

export interface AdmittedPerson {
  /** The person that an earlier attempt made. */
  readonly id: string | null
  readonly firstName: string
  readonly lastName: string
  /** Normalised, and proven. */
  readonly email: string
  readonly phone: string | null
  readonly locale: Locale
}

/**
 * Somebody who has proven an address and will sign in with it, once a password was chosen by the link sent. The address is
 * his from now on.
 * @returns the id; null when somebody else signs in with the address.
 */
export async function admitPerson(tx: Ctx, person: AdmittedPerson): Promise<string | null> {
  const { id: earlier, email, ...said } = person
  const now = tx.clock.now()
  const id = earlier ?? tx.ids.uuid()
  const key = searchKey(`${said.lastName} ${said.firstName} ${email}`)
  if (earlier === null)
    await insertPerson(tx, { id, email, ...said, searchKey: key, createdAt: now, updatedAt: now })
  if (!(await insertIdentifier(tx, { identifier: email, kind: 'email', personId: id }))) {
    const owner = await findPersonByEmail(tx, email)
    if (owner?.id !== id) return null
  }
  if (earlier !== null) {
    const { locale: _, ...named } = said
    await updatePerson(tx, id, { ...named, searchKey: key })
  }
  return id
}

/** Nothing came of it: the address is free again, unless a password was chosen meanwhile. */
export async function releasePerson(tx: Ctx, personId: string): Promise<void> {
  if ((await holdCredentials(tx, personId)) === null) await deleteEmailIdentifiers(tx, personId)
}
