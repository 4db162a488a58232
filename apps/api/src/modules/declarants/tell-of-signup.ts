import { SIGNUP_DAYS, SIGNUP_LINK_HOURS } from '@guichet/domain/declarant'
import type { Ctx } from '../../ctx.ts'
import { findPerson, findPersonByEmail, tokenHashOf } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findOwners } from './data/declarant-data.ts'
import { insertSignupSecret, type SignupRow } from './data/signup-data.ts'
import { nirHashOf, readContent, type SignupContent, stateOf } from './signup-access.ts'

const HOUR_MS = 3_600_000
const greeting = ({ firstNames }: SignupContent) => firstNames.split(',')[0]?.trim() ?? ''

/** A link that proves the address: to go on at once, or to come back when the register knows the company. */
async function sendProof(tx: Ctx, signup: SignupRow, content: SignupContent): Promise<void> {
  const isLater = stateOf(tx, signup) === 'waiting'
  const template = isLater ? 'declarant-later' : 'declarant-confirm'
  const hours = isLater ? SIGNUP_DAYS * 24 : SIGNUP_LINK_HOURS
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  const expiresAt = new Date(tx.clock.now().getTime() + hours * HOUR_MS)
  await insertSignupSecret(tx, { tokenHash, signupId: signup.id, kind: 'link', provesEmail: true, expiresAt })
  await queueMessage(tx, {
    template,
    to: signup.email,
    personId: null,
    locale: signup.locale,
    data: { firstName: greeting(content) },
    secret: { link: `${tx.deps.config.publicUrl}/inscription/declarant/${token}` },
    dedupeKey: `${template}:${tokenHash.toString('hex')}`,
  })
}

/** To somebody who has a space already, wherever the sign-up came from. */
async function tellOwner(tx: Ctx, personId: string, { id, links }: SignupRow): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person || person.email === '') return
  await queueMessage(tx, {
    template: 'declarant-known',
    to: person.email,
    personId,
    locale: person.locale,
    data: { firstName: person.firstName, url: `${tx.deps.config.publicUrl}/connexion` },
    dedupeKey: `declarant-known:${personId}:${id}:${links}`,
  })
}

/**
 * Writes to the address of a sign-up. One person, one file: who has a space with the address, or a file with the company or the
 * number, is led to sign in, and nobody but the owner learns of it.
 */
export async function tellOfSignup(tx: Ctx, signup: SignupRow): Promise<void> {
  const content = readContent(tx, signup)
  if (!content) return
  const known = await findPersonByEmail(tx, signup.email)
  if (known) return tellOwner(tx, known.id, signup)
  const owners = await findOwners(tx, { siret: content.siret, nirHash: nirHashOf(tx, content.nir) })
  if (owners.length === 0) return sendProof(tx, signup, content)
  for (const owner of owners) await tellOwner(tx, owner, signup)
  const { email, phone } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    template: 'declarant-stopped',
    to: signup.email,
    personId: null,
    locale: signup.locale,
    data: { firstName: greeting(content), email, phone },
    dedupeKey: `declarant-stopped:${signup.id}:${signup.links}`,
  })
}
