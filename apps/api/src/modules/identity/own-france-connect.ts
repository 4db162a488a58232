import type {
  getFranceConnectLink as linkRoute,
  getPendingFranceConnect as pendingRoute,
} from '@guichet/contract/franceconnect.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  deleteLink,
  findOpening,
  findPending,
  finishAttempt,
  readLink,
  revokeFederatedSessions,
} from './data/federation-data.ts'
import { releaseLink } from './data/held-means-data.ts'
import { demandRecentPassword } from './demand-recent-password.ts'
import { linkIdentity, tellLink } from './federation-link.ts'
import { openIdentity, toIdentityView } from './federation-secrets.ts'
import { tokenHashOf } from './open-session.ts'
import { assertRecoverySettled, demandSettledOwner } from './own-recovery.ts'
import { franceConnectOf } from './start-france-connect.ts'

const SIGN_OUT_MS = 12 * 3_600_000

/** The identity that waits in this browser to be linked. @throws a problem `franceconnect.expired`. */
export async function getPendingFranceConnect(
  ctx: Ctx,
  browserToken: string | null,
): Promise<BodyOf<typeof pendingRoute>> {
  const pending = browserToken === null ? null : await findPending(ctx, tokenHashOf(browserToken))
  if (!pending) throw problem('franceconnect.expired')
  const identity = toIdentityView(openIdentity(ctx, pending.identityCipher))
  return { identity, expiresAt: pending.expiresAt.toISOString() }
}

/** Whether I sign in with FranceConnect, since when and when last. */
export async function getFranceConnectLink(ctx: Ctx): Promise<BodyOf<typeof linkRoute>> {
  const issuer = ctx.deps.franceConnect?.issuer ?? null
  const { hasPassword, linkedAt, lastUsedAt, heldAt } = await readLink(ctx, actingPersonId(ctx), issuer)
  return {
    offered: issuer !== null,
    hasPassword,
    link: linkedAt && {
      linkedAt: linkedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      heldSince: heldAt?.toISOString() ?? null,
    },
  }
}

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * Links the identity that waits in this browser to whoever is signed in. Who has signed in since it came has proven to be
 * that person; a session from before asks for the password, so that nobody links himself to a screen left open.
 * @throws problems `franceconnect.off`, `.expired`, `.taken`, `.linked-already`, `recovery.recent`, and those of the password.
 */
export async function linkFranceConnect(
  ctx: Ctx,
  { browserToken, ...proof }: Proof & { readonly browserToken: string | null },
): Promise<void> {
  franceConnectOf(ctx)
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const browserHash = browserToken === null ? null : tokenHashOf(browserToken)
  const pending = browserHash && (await findPending(ctx, browserHash))
  if (!pending) throw problem('franceconnect.expired')
  const openedAt = await findOpening(ctx, sessionId)
  if (openedAt === null || openedAt < pending.answeredAt) await demandRecentPassword(ctx, proof)
  await assertRecoverySettled(ctx, personId, proof.deviceToken)
  await withTx(ctx, async (tx) => {
    const held = await findPending(tx, browserHash)
    if (!held?.stateHash.equals(pending.stateHash)) throw problem('franceconnect.expired')
    const { issuer, subject, idTokenCipher, stateHash } = held
    if ((await readLink(tx, personId, issuer)).linkedAt !== null)
      throw problem('franceconnect.linked-already')
    await linkIdentity(tx, personId, { issuer, subject }, 'password')
    const expiresAt = new Date(tx.clock.now().getTime() + SIGN_OUT_MS)
    await finishAttempt(tx, stateHash, { personId, idTokenCipher, expiresAt })
  })
}

/**
 * Removes the link, after the password; sessions opened with it end, but this one.
 * @throws problems `resource.not-found`, `franceconnect.password-first`, `recovery.recent`, and those of the password.
 */
export async function unlinkFranceConnect(ctx: Ctx, proof: Proof): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const issuer = ctx.deps.franceConnect?.issuer ?? ''
  const { hasPassword, linkedAt } = await readLink(ctx, personId, issuer)
  if (linkedAt === null) throw problem('resource.not-found')
  if (!hasPassword) throw problem('franceconnect.password-first')
  await demandSettledOwner(ctx, proof)
  await withTx(ctx, async (tx) => {
    if (!(await deleteLink(tx, personId, issuer))) throw problem('resource.not-found')
    await revokeFederatedSessions(tx, personId, sessionId)
    await audit(tx, { action: 'franceconnect.unlinked', subjectKind: 'person', subjectId: personId })
    await tellLink(tx, personId, 'franceconnect-unlinked')
  })
}

/**
 * The link that is held since staff gave the access back opens again: its person says that it is the own one.
 * @throws problems `resource.not-found`, `recovery.recent`, and those of the password.
 */
export async function takeBackFranceConnect(ctx: Ctx, proof: Proof): Promise<void> {
  const personId = actingPersonId(ctx)
  const issuer = ctx.deps.franceConnect?.issuer ?? ''
  if ((await readLink(ctx, personId, issuer)).heldAt === null) throw problem('resource.not-found')
  await demandSettledOwner(ctx, proof)
  await withTx(ctx, async (tx) => {
    if (!(await releaseLink(tx, personId, issuer))) throw problem('resource.not-found')
    await audit(tx, { action: 'franceconnect.taken-back', subjectKind: 'person', subjectId: personId })
  })
}
