import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { asPerson } from './as-person.ts'
import { type Federated, findLinkedPerson, insertLink } from './data/federation-data.ts'
import { findPerson } from './data/person-data.ts'

/** How it was known that an identity is a person's: the password, or what the file says of the birth. */
export type LinkProof = 'password' | 'civil-status'

/**
 * Links an identity to a person, who is told by mail.
 * @throws problems `franceconnect.taken`, `franceconnect.linked-already`.
 */
export const linkIdentity = (ctx: Ctx, personId: string, of: Federated, proof: LinkProof): Promise<void> =>
  withTx(ctx, async (tx) => {
    const owner = await findLinkedPerson(tx, of)
    if (owner !== null && owner !== personId) throw problem('franceconnect.taken')
    if (owner !== null) return
    if (!(await insertLink(tx, personId, of))) {
      // Two at once: either this identity or this person was linked a moment ago.
      const later = await findLinkedPerson(tx, of)
      throw problem(later === null ? 'franceconnect.linked-already' : 'franceconnect.taken')
    }
    const actor = tx.actor.kind === 'person' ? tx : asPerson(tx, personId)
    await audit(actor, {
      ...{ action: 'franceconnect.linked', subjectKind: 'person', subjectId: personId, after: { proof } },
    })
    await tellLink(tx, personId, 'franceconnect-linked')
  })

/** Tells a person that the link was made or removed. */
export async function tellLink(
  tx: Ctx,
  personId: string,
  template: 'franceconnect-linked' | 'franceconnect-unlinked',
): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) return
  await queueMessage(tx, {
    ...{ template, to: person.email, personId, locale: person.locale },
    data: {
      firstName: person.firstName,
      at: tx.clock.now().toISOString(),
      securityUrl: `${tx.deps.config.publicUrl}/securite`,
      resetUrl: `${tx.deps.config.publicUrl}/mot-de-passe-oublie`,
    },
    dedupeKey: `${template}:${tx.ids.uuid()}`,
  })
}
