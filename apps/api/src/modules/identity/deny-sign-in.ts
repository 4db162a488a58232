import { browserName } from '@guichet/domain/describe-browser'
import { placeName } from '@guichet/domain/sign-in-words'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { asPerson } from './as-person.ts'
import { forgetDevicesSince } from './data/device-data.ts'
import { deleteTrustedDevices, holdFactors } from './data/factor-data.ts'
import { deleteGainedSince } from './data/gained-data.ts'
import { endLinks, findDenialLink, SIGN_IN_DENIAL, useLink } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { endRecoveryLinks, stopRecoveries } from './data/recovery-data.ts'
import {
  endPendingFactorsOf,
  holdCredentials,
  revokeKeysOf,
  revokeSessionsOf,
  voidPassword,
} from './data/sign-in-data.ts'
import { markDenied } from './data/sign-in-event-data.ts'
import { insertSignInReport } from './data/sign-in-report-data.ts'
import { followDenial } from './denial-followers.ts'
import { endEmailChange } from './end-email-change.ts'
import { tokenHashOf } from './open-session.ts'
import { sendFittingLink } from './request-password-reset.ts'

/**
 * “Ce n’est pas moi”, by the link of the mail about a sign-in: sessions, keys, trusted browsers and what was begun end, so does
 * what was set up since to come in by; the password opens nothing any more and a link to another one is sent; the desk is
 * told (U27). Once.
 * @throws a problem `link.invalid`.
 */
export async function denySignIn(ctx: Ctx, token: string): Promise<void> {
  const tokenHash = tokenHashOf(token)
  const link = await findDenialLink(ctx, tokenHash, SIGN_IN_DENIAL)
  if (!link) throw problem('link.invalid')
  const { personId, createdAt } = link
  await withTx(asPerson(ctx, personId), async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    await holdCredentials(tx, personId)
    const person = await findPerson(tx, personId)
    if (!person) throw problem('link.invalid')
    await revokeSessionsOf(tx, personId, 'sign-in denied')
    await revokeKeysOf(tx, personId)
    await endPendingFactorsOf(tx, personId)
    await deleteTrustedDevices(tx, personId)
    await holdFactors(tx, personId)
    const removed = await deleteGainedSince(tx, personId, createdAt)
    await forgetDevicesSince(tx, personId, createdAt)
    await endEmailChange(tx, personId)
    await endLinks(tx, SIGN_IN_DENIAL, personId)
    // Whoever signed in may have begun to recover, too.
    await stopRecoveries(tx, personId)
    await endRecoveryLinks(tx, personId)
    await voidPassword(tx, personId)
    const reportId = tx.ids.uuid()
    const event = await markDenied(tx, personId, createdAt)
    await insertSignInReport(tx, { id: reportId, personId, signedInAt: createdAt, event })
    await audit(tx, {
      ...{ action: 'session.denied', subjectKind: 'person', subjectId: personId },
      after: { signedInAt: createdAt.toISOString(), reportId, ...(removed.length > 0 && { removed }) },
    })
    await followDenial(tx, { personId, kind: 'sign-in-denied', reportId })
    await sendFittingLink(tx, person, 'password-lost')
    const { email: to } = await getOrganisationProfile(tx)
    await queueMessage(tx, {
      ...{ template: 'sign-in-denied-desk', to, personId: null, locale: 'fr' },
      data: {
        name: `${person.firstName} ${person.lastName}`,
        ...{ email: person.email, at: createdAt.toISOString(), ip: event?.ip ?? '–' },
        place: placeName(event?.country ?? null, 'fr'),
        browser: event ? browserName(event.userAgent, 'fr') : '–',
        url: `${tx.deps.config.publicUrl}/admin/connexions-contestees`,
      },
      dedupeKey: `sign-in-denied-desk:${tokenHash.toString('hex')}`,
    })
  })
}
