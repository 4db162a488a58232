import type { madeCredential, passkeyRequest, signedCredential } from '@guichet/contract/passkey-fields'
import type { In, Out } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  type ChallengePurpose,
  insertChallenge,
  type Passkey,
  type readPasskeys,
  takeChallenge,
} from './data/passkey-data.ts'
import { challengeOf } from './domain/client-data.ts'
import { tokenHashOf } from './open-session.ts'

export type MadeCredential = Out<typeof madeCredential>
export type SignedCredential = Out<typeof signedCredential>

/** How long one has to answer. */
export const CHALLENGE_SECONDS = 300
/** Signatures that are taken: ES256, EdDSA and RS256. */
export const ALGORITHMS = [-7, -8, -257]

/** Read by the first passkey: with the readers of certificates behind it, it is 15 MB. */
const library = () => import('@simplewebauthn/server')

/** The party that passkeys are made for: this portal, by the address people see. */
export const relyingParty = ({ deps }: Ctx) => {
  const { origin, hostname } = new URL(deps.config.publicUrl)
  return { origin, id: hostname }
}

/** A challenge for one purpose, bound to what only this flow has; it is taken once. */
export async function makeChallenge(ctx: Ctx, purpose: ChallengePurpose, flow: string): Promise<string> {
  const challenge = ctx.ids.token()
  await insertChallenge(ctx, {
    ...{ challengeHash: tokenHashOf(challenge), purpose, flowHash: tokenHashOf(flow) },
    expiresAt: new Date(ctx.clock.now().getTime() + CHALLENGE_SECONDS * 1000),
  })
  return challenge
}

type Named = Pick<Awaited<ReturnType<typeof readPasskeys>>[number], 'credentialId' | 'transports'>
/** Passkeys as browsers are told of them. */
export const describePasskeys = (rows: readonly Named[]) =>
  rows.map(({ credentialId, transports }) => ({
    ...{ id: credentialId, type: 'public-key' as const, transports },
  }))

/** What a browser is to be asked, so that a passkey signs. */
export const requestOptions = (
  ctx: Ctx,
  challenge: string,
  allowed: readonly Named[],
): In<typeof passkeyRequest> => ({
  ...{ challenge, rpId: relyingParty(ctx).id, timeout: CHALLENGE_SECONDS * 1000 },
  userVerification: 'required',
  allowCredentials: describePasskeys(allowed),
})

/** Uses up the challenge that was signed. @throws a problem `passkey.expired`. */
async function takeSigned(ctx: Ctx, clientData: string, purpose: ChallengePurpose, flow: string) {
  const challenge = challengeOf(clientData)
  if (challenge === null || !(await takeChallenge(ctx, tokenHashOf(challenge), purpose, tokenHashOf(flow))))
    throw problem('passkey.expired')
  return challenge
}

/**
 * Checks a passkey that a browser has made for this session.
 * @throws problems `passkey.expired`, `passkey.refused`.
 */
export async function verifyMade(ctx: Ctx, credential: MadeCredential, flow: string) {
  const challenge = await takeSigned(ctx, credential.clientDataJSON, 'registration', flow)
  const { origin, id } = relyingParty(ctx)
  const { clientDataJSON, attestationObject } = credential
  const { verifyRegistrationResponse } = await library()
  const checked = await verifyRegistrationResponse({
    response: {
      ...{ id: credential.id, rawId: credential.id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject },
    },
    ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    ctx.log.info({ err: error }, 'a new passkey was refused')
    return null
  })
  if (!checked?.verified) throw problem('passkey.refused')
  return checked.registrationInfo
}

/**
 * Checks what a passkey has signed: for this portal, with its person verified, its counter going on.
 * @returns the new counter, or null when it is refused.
 * @throws a problem `passkey.expired`.
 */
export async function verifySigned(
  ctx: Ctx,
  credential: SignedCredential,
  passkey: Passkey | null,
  { purpose, flow }: { readonly purpose: Exclude<ChallengePurpose, 'registration'>; readonly flow: string },
): Promise<number | null> {
  const challenge = await takeSigned(ctx, credential.clientDataJSON, purpose, flow)
  if (!passkey || !belongsTo(ctx, credential, passkey.personId)) return null
  const { origin, id } = relyingParty(ctx)
  const { clientDataJSON, authenticatorData, signature } = credential
  const { verifyAuthenticationResponse } = await library()
  const checked = await verifyAuthenticationResponse({
    response: {
      ...{ id: credential.id, rawId: credential.id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, authenticatorData, signature },
    },
    ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
    credential: {
      ...{ id: credential.id, counter: passkey.counter },
      publicKey: new Uint8Array(passkey.publicKey),
    },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    ctx.log.info({ err: error }, 'a passkey was refused')
    return null
  })
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

/** Under which name authenticators keep a person: always the same, and it tells nothing of the person. */
export const userHandleOf = (ctx: Ctx, personId: string): string =>
  ctx.deps.encryption.lookupHash(personId, 'passkeys.user-handle').toString('base64url')

/** A passkey that is kept by its authenticator says whose it is; it must be the person that is on file. */
const belongsTo = (ctx: Ctx, { userHandle }: SignedCredential, personId: string): boolean =>
  userHandle === null || userHandle === userHandleOf(ctx, personId)
