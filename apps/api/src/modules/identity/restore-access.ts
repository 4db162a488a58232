import type { restoreAccess as route } from '@guichet/contract/access-restorations.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { mayRestoreAccess } from '@guichet/domain/access-restoration'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { deleteFactors, holdFactors } from './data/factor-data.ts'
import { holdMeans } from './data/held-means-data.ts'
import { insertLinks, SIGN_IN_DENIAL } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { holdCredentials, isPersonShutOut } from './data/sign-in-data.ts'
import { isOfTeam } from './data/sign-in-means.ts'
import { demandRecentPassword, type RecentProof } from './demand-recent-password.ts'
import { factorSubject } from './lock-subject.ts'
import { tokenHashOf } from './open-session.ts'
import { forgetRecoveryAttempts } from './prove-recovery.ts'
import { endLocks, giveTemporaryPassword, makeTemporaryPassword } from './temporary-password.ts'
import { reachesOf } from './wait-for-recovery.ts'

type Restored = BodyOf<typeof route>
type Input = Omit<Out<(typeof route)['body']>, 'currentPassword'> & RecentProof

const DAY_MS = 86_400_000
const LINK_DAYS = 7

/** @throws problems `resource.not-found`, `session.forbidden`, `access.not-set-up`, `account.closed`. */
async function assertRestorable(ctx: Ctx, personId: string): Promise<void> {
  if (!(await findPerson(ctx, personId))) throw problem('resource.not-found')
  const by = {
    personId: actingPersonId(ctx),
    staffRole: ctx.actor.kind === 'person' ? ctx.actor.staffRole : null,
  }
  if (!mayRestoreAccess({ personId, isStaff: await isOfTeam(ctx, personId) }, by))
    throw problem('session.forbidden')
  if (await isPersonShutOut(ctx, personId)) throw problem('account.closed')
  if ((await holdCredentials(ctx, personId)) === null) throw problem('access.not-set-up')
}

/**
 * Gives somebody who has lost it the access back (U10): a temporary password, told by another way than the login, and none of
 * the second factors where they are lost too. What was open or begun ends; the link to FranceConnect and the API keys, which whoever had
 * the access before may have made, are held until the person takes them back. Whose it is learns it wherever that person is reached,
 * with a link that closes the space again.
 * @throws problems `resource.not-found`, `session.forbidden`, `access.not-set-up`, `account.closed`, and those of the password.
 */
export async function restoreAccess(ctx: Ctx, personId: string, input: Input): Promise<Restored> {
  const { check, reason, removeFactors, ...proof } = input
  await assertRestorable(ctx, personId)
  await demandRecentPassword(ctx, proof)
  const temporary = await makeTemporaryPassword(ctx, personId)
  const expiresAt = temporary.expiresAt.toISOString()
  const { removed, held } = await withTx(ctx, async (tx) => {
    // First: a sign-in by the link that is on its way has opened its session, which ends below, or finds the link held.
    const means = await holdMeans(tx, personId)
    await holdCredentials(tx, personId)
    await holdFactors(tx, personId)
    // Who has become staff meanwhile is a colleague now.
    await assertRestorable(tx, personId)
    const taken = removeFactors ? await deleteFactors(tx, personId) : []
    await giveTemporaryPassword(tx, personId, temporary)
    await audit(tx, {
      ...{ action: 'access.restored', subjectKind: 'person', subjectId: personId },
      after: { check, reason, removed: taken, until: expiresAt, ...(means.length > 0 && { held: means }) },
    })
    await tellRestored(tx, personId, {
      ...{ reason, until: expiresAt, isWithoutFactors: taken.length > 0, holds: means.length > 0 },
    })
    return { removed: taken, held: means }
  })
  await endLocks(ctx, personId)
  await withTx(ctx, async (tx) => {
    await forgetAttempts(tx, factorSubject(tx, personId))
    await forgetRecoveryAttempts(tx, personId)
  })
  return { temporaryPassword: temporary.password, expiresAt, removed: [...removed], held }
}

interface Told {
  readonly reason: string
  readonly until: string
  readonly isWithoutFactors: boolean
  readonly holds: boolean
}

/** By mail to every address, and by SMS: whoever asked may not be who it is about. */
async function tellRestored(
  tx: Ctx,
  personId: string,
  { reason, until, isWithoutFactors, holds }: Told,
): Promise<void> {
  const { person, reaches } = await reachesOf(tx, personId)
  if (!person) return
  const createdAt = tx.clock.now()
  const id = tx.ids.uuid()
  for (const { channel, to } of reaches) {
    // One for each, so that a link used in one mailbox tells nothing of the others.
    const token = tx.ids.token()
    const expiresAt = new Date(createdAt.getTime() + LINK_DAYS * DAY_MS)
    await insertLinks(tx, [
      { tokenHash: tokenHashOf(token), purpose: SIGN_IN_DENIAL, personId, createdAt, expiresAt },
    ])
    await queueMessage(tx, {
      ...{ channel, to, personId, template: 'access-restored', locale: person.locale },
      data: {
        firstName: person.firstName,
        reason,
        until,
        factors: isWithoutFactors ? 'yes' : '',
        held: holds ? 'yes' : '',
      },
      secret: { link: `${tx.deps.config.publicUrl}/connexion-inconnue/${token}` },
      dedupeKey: `access-restored:${id}:${channel}:${to}`,
    })
  }
}
