import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { type FranceConnect, FranceConnectAwayError } from '../../platform/ports/france-connect.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertAttempt, readLink } from './data/federation-data.ts'
import { sealSecrets } from './federation-secrets.ts'
import { tokenHashOf } from './open-session.ts'
import { demandSettledOwner } from './own-recovery.ts'

const ASKED_MS = 10 * 60_000

/** @throws a problem `franceconnect.off`. */
export function franceConnectOf({ deps }: Ctx): FranceConnect {
  if (!deps.franceConnect) throw problem('franceconnect.off')
  return deps.franceConnect
}

export interface StartedFranceConnect {
  readonly url: string
  /** Token of the cookie that binds what comes back to this browser. */
  readonly browserToken: string
}

interface Start {
  readonly intent: 'sign-in' | 'link' | 'prove'
  readonly personId: string | null
  readonly remembered: boolean
  readonly choose: boolean
  /** Of the cookie, if the browser has one: two tabs share it, so that both find their way back. */
  readonly browserToken: string | null
}

async function begin(ctx: Ctx, start: Start): Promise<StartedFranceConnect> {
  const provider = franceConnectOf(ctx)
  const { choose, browserToken: known, ...rest } = start
  const [state, nonce, verifier] = [ctx.ids.token(), ctx.ids.token(), ctx.ids.token()]
  const secrets = { state, nonce, verifier }
  const url = await provider.begin(secrets, { choose }).catch((error: unknown) => {
    if (error instanceof FranceConnectAwayError) throw problem('franceconnect.unavailable', { cause: error })
    throw error
  })
  const browserToken = known ?? ctx.ids.token()
  const now = ctx.clock.now()
  await withTx(ctx, (tx) =>
    insertAttempt(tx, {
      ...{ stateHash: tokenHashOf(state), browserHash: tokenHashOf(browserToken), ...rest },
      ...{ secretsCipher: sealSecrets(tx, secrets), createdAt: now },
      expiresAt: new Date(now.getTime() + ASKED_MS),
    }),
  )
  return { url, browserToken }
}

/** Begins a sign-in with FranceConnect. @throws problems `franceconnect.off`, `franceconnect.unavailable`. */
export const startFranceConnect = (
  ctx: Ctx,
  input: { readonly remember: boolean; readonly choose: boolean; readonly browserToken: string | null },
): Promise<StartedFranceConnect> => {
  const { remember: remembered, ...rest } = input
  return begin(ctx, { intent: 'sign-in', personId: null, remembered, ...rest })
}

interface StartLink {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
  readonly browserToken: string | null
}

/**
 * Begins to link FranceConnect to whoever is signed in, after the password. One says anew there who one is.
 * @throws problems `franceconnect.off`, `franceconnect.unavailable`, `franceconnect.linked-already`, `recovery.recent`, and those of
 * the password.
 */
export async function startFranceConnectLink(ctx: Ctx, input: StartLink): Promise<StartedFranceConnect> {
  const { issuer } = franceConnectOf(ctx)
  const personId = actingPersonId(ctx)
  const { browserToken, ...proof } = input
  await demandSettledOwner(ctx, proof)
  if ((await readLink(ctx, personId, issuer)).linkedAt !== null) throw problem('franceconnect.linked-already')
  return begin(ctx, { intent: 'link', personId, remembered: false, choose: true, browserToken })
}

/**
 * Begins to confirm with FranceConnect who is signed in and linked: one says anew there who one is.
 * @throws problems `franceconnect.off`, `franceconnect.unavailable`, `resource.not-found`.
 */
export async function startFranceConnectProof(
  ctx: Ctx,
  browserToken: string | null,
): Promise<StartedFranceConnect> {
  const { issuer } = franceConnectOf(ctx)
  const personId = actingPersonId(ctx)
  if ((await readLink(ctx, personId, issuer)).linkedAt === null) throw problem('resource.not-found')
  return begin(ctx, { intent: 'prove', personId, remembered: false, choose: true, browserToken })
}
