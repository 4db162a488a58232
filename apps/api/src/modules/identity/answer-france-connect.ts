import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import {
  CodeSpentError,
  FranceConnectAwayError,
  type FranceConnectPerson,
} from '../../platform/ports/france-connect.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import {
  findLinkedPerson,
  finishAttempt,
  keepPending,
  takeAttempt,
  touchLink,
} from './data/federation-data.ts'
import { isLinkHeld } from './data/held-means-data.ts'
import { noteProof } from './data/proof-data.ts'
import { linkIdentity } from './federation-link.ts'
import { type FederatedPerson, openSecrets, sealIdentity, sealIdToken } from './federation-secrets.ts'
import { tokenHashOf } from './open-session.ts'
import { findHeldUntil } from './own-recovery.ts'
import { findByCivilStatus } from './reconcile-identity.ts'
import type { Asker } from './record-failure.ts'
import { franceConnectOf } from './start-france-connect.ts'

const HOUR_MS = 3_600_000
/** How long an identity waits in its browser to be linked. */
const PENDING_MS = HOUR_MS
/** How long one can sign out at FranceConnect from that browser; its own session is shorter. */
const SIGN_OUT_MS = 12 * HOUR_MS

export interface FranceConnectAnswer {
  readonly state: string
  readonly code?: string | undefined
  readonly iss?: string | undefined
  /** What went wrong over there. */
  readonly error?: string | undefined
  readonly browserToken: string | null
  readonly browser: Asker
}
export type FranceConnectResult =
  | SignInResult
  | { readonly kind: 'linked' }
  | { readonly kind: 'proven' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown'; readonly identity: FederatedPerson }

type Attempt = NonNullable<Awaited<ReturnType<typeof takeAttempt>>>

/**
 * Takes what FranceConnect came back with, once, in the browser that asked. Who is linked comes in, after the second factor
 * where there is one; who is known by the civil status in the file is linked first; anybody else waits to be linked.
 * @throws problems `franceconnect.off`, `.expired`, `.unavailable`, `.refused`, `.taken`, `.linked-already`, `.held`, `account.closed`.
 */
export async function answerFranceConnect(
  ctx: Ctx,
  answer: FranceConnectAnswer,
): Promise<FranceConnectResult> {
  const provider = franceConnectOf(ctx)
  const { state, code, iss, error, browserToken } = answer
  const stateHash = tokenHashOf(state)
  const attempt = browserToken && (await takeAttempt(ctx, stateHash, tokenHashOf(browserToken)))
  if (!attempt) throw problem('franceconnect.expired')
  if (
    attempt.intent !== 'sign-in' &&
    !(ctx.actor.kind === 'person' && ctx.actor.personId === attempt.personId)
  )
    throw problem('franceconnect.expired')
  if (error === 'access_denied') return { kind: 'cancelled' }
  if (error === 'server_error' || error === 'temporarily_unavailable')
    throw problem('franceconnect.unavailable')
  if (error !== undefined || code === undefined) throw await refused(ctx, attempt, 'no code')
  const secrets = { state, ...openSecrets(ctx, attempt.secretsCipher) }
  const person = await provider.finish({ code, iss }, secrets).catch(async (cause: unknown) => {
    if (cause instanceof FranceConnectAwayError) throw problem('franceconnect.unavailable', { cause })
    if (cause instanceof CodeSpentError) throw problem('franceconnect.expired')
    throw await refused(ctx, attempt, cause instanceof Error ? cause.message : 'unknown')
  })
  if (attempt.intent === 'prove') return prove(ctx, attempt, { issuer: provider.issuer, person })
  const issuer = provider.issuer
  const result = await withTx(ctx, (tx) => admit(tx, { ...answer, stateHash, attempt, person, issuer }))
  if (result === 'held') throw problem('franceconnect.held')
  return result
}

/** Notes why an answer was not believed; nothing of what it said is kept. */
async function refused(ctx: Ctx, { personId }: Attempt, reason: string) {
  ctx.log.warn({ reason }, 'an answer of FranceConnect was refused')
  await withTx(ctx, (tx) =>
    audit(tx, {
      ...{ action: 'franceconnect.refused', subjectKind: 'person', subjectId: personId },
      after: { reason: reason.slice(0, 200) },
    }),
  )
  return problem('franceconnect.refused')
}

/** It is who asked, again: for a moment that stands for the password in this session. */
async function prove(
  ctx: Ctx,
  attempt: Attempt,
  { issuer, person }: { readonly issuer: string; readonly person: FranceConnectPerson },
): Promise<FranceConnectResult> {
  const { actor } = ctx
  const of = { issuer, subject: person.subject }
  const linkedId = await findLinkedPerson(ctx, of)
  if (actor.kind !== 'person' || linkedId !== attempt.personId)
    throw await refused(ctx, attempt, 'another identity')
  if (await isLinkHeld(ctx, of)) throw problem('franceconnect.held')
  await withTx(ctx, async (tx) => {
    await noteProof(tx, actor.sessionId)
    await audit(tx, { action: 'franceconnect.proven', subjectKind: 'person', subjectId: actor.personId })
  })
  return { kind: 'proven' }
}

interface Admission extends FranceConnectAnswer {
  readonly stateHash: Buffer
  readonly attempt: Attempt
  readonly person: FranceConnectPerson
  readonly issuer: string
}

async function admit(tx: Ctx, input: Admission): Promise<FranceConnectResult | 'held'> {
  const { stateHash, attempt, person, issuer, browser } = input
  const { subject, idToken, identity } = person
  const of = { issuer, subject }
  const after = (ms: number) => new Date(tx.clock.now().getTime() + ms)
  const idTokenCipher = sealIdToken(tx, idToken)
  const finish = (personId: string) =>
    finishAttempt(tx, stateHash, { personId, idTokenCipher, expiresAt: after(SIGN_OUT_MS) })

  if (attempt.intent === 'link' && attempt.personId !== null) {
    await linkIdentity(tx, attempt.personId, of, 'password')
    await finish(attempt.personId)
    return { kind: 'linked' }
  }
  let personId = await findLinkedPerson(tx, of)
  if (personId === null) {
    const knownId = await findByCivilStatus(tx, issuer, identity)
    // Whoever came in by the mail alone may have written a civil status of his own into the file.
    if (knownId !== null && (await findHeldUntil(tx, knownId, browser.deviceToken)) === null) {
      await linkIdentity(tx, knownId, of, 'civil-status')
      personId = knownId
    }
  }
  if (personId === null) {
    const identityCipher = sealIdentity(tx, identity)
    await keepPending(tx, stateHash, { ...of, identityCipher, idTokenCipher, expiresAt: after(PENDING_MS) })
    return { kind: 'unknown', identity }
  }
  if (await isLinkHeld(tx, of)) {
    await audit(tx, {
      ...{ action: 'franceconnect.refused', subjectKind: 'person', subjectId: personId },
      after: { reason: 'held' },
    })
    return 'held'
  }
  await touchLink(tx, of)
  await finish(personId)
  const proven = { personId, accountId: null, remembered: attempt.remembered, browser }
  return continueSignIn(tx, { ...proven, method: 'franceconnect' })
}
