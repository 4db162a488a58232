import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { continueSignIn, type SignInResult } from './continue-sign-in.ts'
import { findPasskey, notePasskeyUse } from './data/passkey-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { noteSignInEvent } from './note-sign-in-event.ts'
import { tokenHashOf } from './open-session.ts'
import { makeChallenge, requestOptions, type SignedCredential, verifySigned } from './passkey-ceremony.ts'
import type { Asker } from './record-failure.ts'

export interface PasskeySignInInput extends Asker {
  readonly credential: SignedCredential
  /** Of the browser that asked. */
  readonly flow: string
  readonly remember: boolean
}

/** What a browser is to be asked, so that any passkey of this portal that it has signs. */
export async function beginPasskeySignIn(ctx: Ctx, known: string | undefined) {
  // The tabs of one browser are one flow: each has a challenge of its own.
  const flow = known ?? ctx.ids.token()
  return { flow, options: requestOptions(ctx, await makeChallenge(ctx, 'sign-in', flow), []) }
}

/**
 * Signs in with a passkey. It has verified its person: no other factor is asked for, and no lock that guesses of
 * passwords caused stands in its way.
 * @throws problems `passkey.expired`, `passkey.refused`, `account.closed`.
 */
export async function signInWithPasskey(ctx: Ctx, input: PasskeySignInInput): Promise<SignInResult> {
  const { credential, flow, remember, userAgent, ip, deviceToken } = input
  const browser = { userAgent, ip, deviceToken }
  const passkey = await findPasskey(ctx, credential.id)
  const counter = await verifySigned(ctx, credential, passkey, { purpose: 'sign-in', flow })
  const personId = passkey?.personId ?? null
  const result =
    passkey && counter !== null
      ? await withTx(ctx, async (tx) => {
          const held = await holdAccounts(tx, passkey.personId, null)
          if (!(await notePasskeyUse(tx, passkey.id, counter))) return null
          const opening = { personId: passkey.personId, accountId: null, remembered: remember }
          return continueSignIn(tx, { ...opening, method: 'passkey', browser }, held)
        })
      : null
  if (result) return result
  await withTx(ctx, async (tx) => {
    await audit(tx, { action: 'session.passkey-refused', subjectKind: 'person', subjectId: personId })
    const deviceHash = deviceToken === null ? null : tokenHashOf(deviceToken)
    if (personId !== null)
      await noteSignInEvent(tx, personId, {
        ...{ result: 'factor-refused', method: 'passkey', userAgent, ip, deviceHash },
      })
  })
  throw problem('passkey.refused')
}
