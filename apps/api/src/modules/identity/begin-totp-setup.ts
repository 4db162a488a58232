import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { saveTotpSetup } from './data/factor-data.ts'
import { findPerson } from './data/person-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { demandSettledOwner } from './own-recovery.ts'
import { newTotpSecret, TOTP_FIELD, totpUri } from './totp.ts'

const SETUP_MS = 10 * 60_000

/**
 * Offers a secret for an authenticator program. Nothing changes until a code of it confirms, in this session.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`.
 */
export async function beginTotpSetup(ctx: Ctx, proof: RecentProof) {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  await demandSettledOwner(ctx, proof)
  const secret = newTotpSecret(ctx)
  const secretCipher = ctx.deps.encryption.encrypt(secret, TOTP_FIELD)
  const expiresAt = new Date(ctx.clock.now().getTime() + SETUP_MS)
  await withTx(ctx, async (tx) => {
    await saveTotpSetup(tx, { personId, sessionId, secretCipher, expiresAt })
    await audit(tx, { action: 'factor.totp-offered', subjectKind: 'person', subjectId: personId })
  })
  const { shortName } = await getOrganisationProfile(ctx)
  const label = (await findPerson(ctx, personId))?.email || shortName
  return { secret, uri: totpUri(secret, label, shortName), expiresAt: expiresAt.toISOString() }
}
