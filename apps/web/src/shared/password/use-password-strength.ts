import { failedPasswordRules } from '@guichet/domain/password-policy'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { MeterQuestion } from './password-meter-worker.ts'

export const STRENGTHS = ['very-weak', 'weak', 'fair', 'good', 'very-good'] as const
export type PasswordStrength = (typeof STRENGTHS)[number]

const PAUSE_MS = 150
/** What may not be sent is never called better than this. */
const MOST_WHEN_REFUSED = 1

/**
 * The word lists are large: they are fetched once somebody chooses a password, and searched where the page does not wait for
 * it. Without workers, or without the lists, nothing is said.
 */
const startMeter = () =>
  new Worker(new URL('./password-meter-worker.ts', import.meta.url), { type: 'module' })

/** How strong what was typed is, a moment after it was typed; undefined for nothing. */
export function usePasswordStrength(
  password: string,
  ownTexts: readonly string[],
): PasswordStrength | undefined {
  const [typed] = useDebouncedValue(password, PAUSE_MS)
  const own = ownTexts.join('\n')
  const meter = useRef<Worker>(undefined)
  const [strength, setStrength] = useState<PasswordStrength>()
  useEffect(
    () => () => {
      meter.current?.terminate()
      meter.current = undefined
    },
    [],
  )
  useEffect(() => {
    if (typed === '') setStrength(undefined)
    if (typed === '' || typeof Worker === 'undefined') return
    const question: MeterQuestion = { password: typed, ownTexts: own.split('\n') }
    const refused = failedPasswordRules(typed, { ownWords: question.ownTexts, isCommon: false }).length > 0
    meter.current ??= startMeter()
    meter.current.onmessage = ({ data }: MessageEvent<number>) =>
      setStrength(STRENGTHS[refused ? Math.min(data, MOST_WHEN_REFUSED) : data])
    meter.current.postMessage(question)
  }, [typed, own])
  return password === '' ? undefined : strength
}
