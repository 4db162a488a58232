import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { asPerson } from './as-person.ts'
import { findDenialLink, useLink } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { endRecoveryLinks, findWaiting, RECOVERY_DENIAL, stopRecoveries } from './data/recovery-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { followDenial } from './denial-followers.ts'
import { tokenHashOf } from './open-session.ts'
import { reachesOf } from './wait-for-recovery.ts'

/**
 * “Ce n’est pas moi”, by the link of the notice: what was begun to recover ends, links to a new password with it; the
 * password stays. The desk is told: whoever began it has two of the proofs. Once.
 * @throws a problem `link.invalid`.
 */
export async function denyRecovery(ctx: Ctx, token: string): Promise<void> {
  const tokenHash = tokenHashOf(token)
  const link = await findDenialLink(ctx, tokenHash, RECOVERY_DENIAL)
  if (!link) throw problem('link.invalid')
  const { personId, createdAt } = link
  await withTx(asPerson(ctx, personId), async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    await stop(tx, personId, 'recovery.denied')
    await followDenial(tx, { personId, kind: 'recovery-denied', reportId: null })
    const person = await findPerson(tx, personId)
    const { email: to } = await getOrganisationProfile(tx)
    await queueMessage(tx, {
      ...{ template: 'recovery-denied-desk', to, personId: null, locale: 'fr' },
      data: {
        name: `${person?.firstName} ${person?.lastName}`,
        ...{ email: person?.email ?? '', at: createdAt.toISOString() },
      },
      dedupeKey: `recovery-denied-desk:${tokenHash.toString('hex')}`,
    })
  })
}

/** Whoever signs in all the same stops what waits. @throws a problem `resource.not-found`. */
export const stopRecovery = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if ((await findWaiting(tx, personId)) === null) throw problem('resource.not-found')
    await stop(tx, personId, 'recovery.stopped')
  })

async function stop(
  tx: Ctx,
  personId: string,
  action: 'recovery.denied' | 'recovery.stopped',
): Promise<void> {
  await holdCredentials(tx, personId)
  const waited = await stopRecoveries(tx, personId)
  await endRecoveryLinks(tx, personId)
  await audit(tx, { action, subjectKind: 'person', subjectId: personId })
  if (!waited) return
  const { person, reaches } = await reachesOf(tx, personId)
  if (!person) return
  const id = tx.ids.uuid()
  for (const { channel, to } of reaches.filter((reach) => reach.channel === 'mail'))
    await queueMessage(tx, {
      ...{ channel, to, personId, template: 'recovery-stopped', locale: person.locale },
      data: { firstName: person.firstName, securityUrl: `${tx.deps.config.publicUrl}/securite` },
      dedupeKey: `recovery-stopped:${id}:${to}`,
    })
}
