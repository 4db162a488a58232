import type { Ctx } from '../../ctx.ts'
import { findPerson, findPersonByEmail, tokenHashOf } from '../identity/index.ts'
import { findMember, findMemberByNir } from '../memberships/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findOpenJoining, insertSecret, type JoiningRow } from './data/joining-data.ts'
import { nirHashOf } from './joining-access.ts'
import type { JoiningContent } from './joining-content.ts'

type Told = Pick<JoiningRow, 'id' | 'email' | 'locale' | 'links'>

/** A link that proves the address: to confirm and pay, or to take up what waits for its payment. */
async function sendProof(
  tx: Ctx,
  template: 'joining-confirm' | 'joining-pending',
  joining: Told,
  firstName: string,
): Promise<void> {
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  await insertSecret(tx, { tokenHash, joiningId: joining.id, provesEmail: true })
  await queueMessage(tx, {
    template,
    to: joining.email,
    personId: null,
    locale: joining.locale,
    data: { firstName },
    secret: { link: `${tx.deps.config.publicUrl}/inscription/adhesion/${token}` },
    dedupeKey: `${template}:${tokenHash.toString('hex')}`,
  })
}

/** To somebody who has a file already, wherever the joining came from. */
async function tellOwner(tx: Ctx, personId: string, { id, links }: Told): Promise<void> {
  const person = await findPerson(tx, personId)
  const member = person && (await findMember(tx, personId))
  if (!person) return
  await queueMessage(tx, {
    template: 'joining-known',
    to: person.email,
    personId,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      who: member?.number == null ? 'person' : 'member',
      url: `${tx.deps.config.publicUrl}/connexion`,
    },
    dedupeKey: `joining-known:${id}:${links}`,
  })
}

/** The number is in somebody else’s file: the owner is told, and the address that was typed only that the desk will help. */
async function tellOfStop(tx: Ctx, ownerId: string, joining: Told, firstName: string): Promise<void> {
  await tellOwner(tx, ownerId, joining)
  const { email, phone } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    template: 'joining-stopped',
    to: joining.email,
    personId: null,
    locale: joining.locale,
    data: { firstName, email, phone },
    dedupeKey: `joining-stopped:${joining.id}:${joining.links}`,
  })
}

/**
 * Writes to the address of a joining. One person, one file: who has one already is led to sign in, and nobody but the owner of
 * the address learns of it.
 */
export async function tellOfJoining(tx: Ctx, joining: Told, content: JoiningContent): Promise<void> {
  const waiting = await findOpenJoining(tx, joining.email)
  if (waiting)
    return sendProof(tx, 'joining-pending', { ...waiting, locale: joining.locale }, content.firstName)
  const known = await findPersonByEmail(tx, joining.email)
  if (known) return tellOwner(tx, known.id, joining)
  const owner = content.nir === null ? null : await findMemberByNir(tx, nirHashOf(tx, content.nir))
  if (owner !== null) return tellOfStop(tx, owner, joining, content.firstName)
  return sendProof(tx, 'joining-confirm', joining, content.firstName)
}
