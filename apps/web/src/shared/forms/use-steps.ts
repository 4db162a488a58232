import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { newRequestKey } from '../browser/request-key.ts'
import type { KitFormState } from './use-kit-form.ts'

export interface StepState<S extends string> {
  readonly step: S
  readonly show: (step: S) => void
}

/** The step in sight; the address follows, so that "back" of the browser goes one step back. */
export function useStep<S extends string>(steps: readonly S[], first: S): StepState<S> {
  const [params, setParams] = useSearchParams()
  const named = params.get('etape')
  const inAddress = steps.find((each) => each === named) ?? first
  const [step, setStep] = useState(inAddress)
  useEffect(() => setStep(inAddress), [inAddress])
  const show = (next: S) => {
    setStep(next)
    setParams(
      (now) => {
        const changed = new URLSearchParams(now)
        changed.set('etape', next)
        return changed
      },
      { preventScrollReset: true },
    )
  }
  return { step, show }
}

/** The same key for each try of the same request, another one as soon as it is not the same. */
export function useRequestKey() {
  const kept = useRef({ body: '', key: '' })
  return (body: object) => {
    const text = JSON.stringify(body)
    if (kept.current.body !== text) kept.current = { body: text, key: newRequestKey() }
    return kept.current.key
  }
}

/** A refused submission leads to the first step on which something is wrong. */
export function useFirstWrongStep<S extends string>(
  { errors, refusals }: Pick<KitFormState, 'errors' | 'refusals'>,
  steps: readonly S[],
  stepOf: (field: string) => S,
  { step, show }: StepState<S>,
) {
  const firstWrong = steps.find((each) => Object.keys(errors).some((field) => stepOf(field) === each))
  const seen = useRef(refusals)
  useEffect(() => {
    if (refusals === seen.current) return
    seen.current = refusals
    if (firstWrong !== undefined && firstWrong !== step) show(firstWrong)
  })
}

/** Moves the focus to the steps when one goes on; after a refusal the summary of errors has it already. */
export function useStepFocus(step: string, { errors, refusals }: Pick<KitFormState, 'errors' | 'refusals'>) {
  const top = useRef<HTMLDivElement>(null)
  const from = useRef(step)
  const refused = useRef(refusals)
  useEffect(() => {
    const moved = from.current !== step
    const wasRefused = refused.current !== refusals
    from.current = step
    refused.current = refusals
    if (moved && !wasRefused && Object.keys(errors).length === 0) {
      top.current?.focus({ preventScroll: true })
      top.current?.scrollIntoView({ block: 'start' })
    }
  })
  return top
}
