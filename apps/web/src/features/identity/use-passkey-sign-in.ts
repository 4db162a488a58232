import { ApiError } from '@guichet/client'
import { useEffect, useRef, useState } from 'react'
import { isWithdrawn } from '../../shared/browser/passkey-errors.ts'
import type { SignInStep } from './session-calls.ts'

/** Only whom a passkey signs in loads what speaks to the browser about it. */
const load = () => import('./passkey-sign-in.ts')

interface PasskeySignIn {
  readonly remember: boolean
  readonly onStep: (step: SignInStep) => void
  readonly onFailure: (error: unknown) => void
}

/** Of what was chosen among the suggestions, only a refusal is told: that they do not work here is nobody’s concern. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && (error.code.startsWith('passkey.') || error.code === 'account.closed')

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

const suggestsPasskeys = async (): Promise<boolean> =>
  knowsPasskeys() && ((await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false)

/**
 * Sign-in without a password: by a button, or by choosing a passkey among the suggestions of the field "Email".
 * `withdrawn` once somebody thought better of it.
 */
export function usePasskeySignIn({ remember, onStep, onFailure }: PasskeySignIn) {
  const [state, setState] = useState<'idle' | 'busy' | 'withdrawn'>('idle')
  const latest = useRef({ remember, onStep, onFailure })
  latest.current = { remember, onStep, onFailure }

  const run = async (autofill: boolean) => {
    try {
      const { signInByPasskey } = await load()
      latest.current.onStep(await signInByPasskey(() => latest.current.remember, autofill))
    } catch (error) {
      const isTold = autofill ? isRefusal(error) : !isWithdrawn(error)
      if (isTold) latest.current.onFailure(error)
      if (!autofill) setState(isWithdrawn(error) ? 'withdrawn' : 'idle')
    }
  }

  useEffect(() => {
    let here = true
    suggestsPasskeys()
      .then((can) => (can && here ? run(true) : undefined))
      // Suggestions are an extra: without them the form works as ever.
      .catch(() => undefined)
    return () => {
      here = false
      if (knowsPasskeys())
        load().then(
          ({ stopPasskeys }) => stopPasskeys(),
          () => undefined,
        )
    }
  }, [])

  const ask = () => {
    setState('busy')
    run(false).catch(() => undefined)
  }
  return { state, ask }
}
