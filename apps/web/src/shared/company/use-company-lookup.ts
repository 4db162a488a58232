import { isSiret, normaliseSiret } from '@guichet/domain/identifiers'
import { useRef, useState } from 'react'
import { askRegister, type RegisterAnswer, type SaidNames } from './company.ts'

interface LookUp {
  /** As it is typed. */
  readonly siret: string
  /** Who says that it is his; the register may name others. */
  readonly names?: SaidNames
  /** The number is none, or there is none. */
  readonly onBad: (code: 'required' | 'siret.invalid') => void
  readonly onAnswer: (answer: RegisterAnswer) => void
}

/** Asks the register of the number that is typed; what it said is forgotten as soon as another is. */
export function useCompanyLookup({ siret: typed, names, onBad, onAnswer }: LookUp) {
  const [asked, setAsked] = useState<{ siret: string; answer?: RegisterAnswer; error?: unknown }>()
  const abort = useRef<AbortController>(undefined)
  const siret = normaliseSiret(typed)

  async function ask() {
    if (!isSiret(siret)) return onBad(siret === '' ? 'required' : 'siret.invalid')
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    setAsked({ siret })
    try {
      const answer = await askRegister(siret, names, mine.signal)
      onAnswer(answer)
      setAsked({ siret, answer })
    } catch (error) {
      if (!mine.signal.aborted) setAsked({ siret, error })
    }
  }
  const shown = asked?.siret === siret ? asked : undefined
  const asking = shown !== undefined && shown.answer === undefined && shown.error === undefined
  return { ask, asking, answer: shown?.answer, error: shown?.error }
}
