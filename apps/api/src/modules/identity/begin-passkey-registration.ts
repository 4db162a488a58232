import type { passkeyCreation } from '@guichet/contract/passkey-fields'
import type { In } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { readPasskeys } from './data/passkey-data.ts'
import { findPerson } from './data/person-data.ts'
import type { RecentProof } from './demand-recent-password.ts'
import { demandSettledOwner } from './own-recovery.ts'
import {
  ALGORITHMS,
  CHALLENGE_SECONDS,
  describePasskeys,
  makeChallenge,
  relyingParty,
  userHandleOf,
} from './passkey-ceremony.ts'

export const MOST_PASSKEYS = 20

/**
 * What a browser is to be asked, so that it makes a passkey for this session. Whoever thinks better of it leaves nothing
 * behind.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `passkey.too-many`.
 */
export async function beginPasskeyRegistration(
  ctx: Ctx,
  proof: RecentProof,
): Promise<In<typeof passkeyCreation>> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  await demandSettledOwner(ctx, proof)
  const known = await readPasskeys(ctx, personId)
  if (known.length >= MOST_PASSKEYS) throw problem('passkey.too-many')
  const person = await findPerson(ctx, personId)
  const { name } = await getOrganisationProfile(ctx)
  const fullName = person ? `${person.firstName} ${person.lastName}` : ''
  return {
    challenge: await makeChallenge(ctx, 'registration', sessionId),
    rp: { id: relyingParty(ctx).id, name },
    user: { id: userHandleOf(ctx, personId), name: person?.email || fullName, displayName: fullName },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_SECONDS * 1000,
    excludeCredentials: describePasskeys(known),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}
