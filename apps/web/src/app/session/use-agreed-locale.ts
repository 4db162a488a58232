import { setLocale } from '@guichet/contract/session.contract'
import { useEffect } from 'react'
import { api } from '../../shared/api/client.ts'
import type { Session } from '../../shared/api/session.ts'
import { currentLocale, switchLocale } from '../../shared/i18n/i18n.ts'
import { localeWasChosen } from '../../shared/i18n/locale.ts'

/**
 * Makes this browser and the person’s file agree on the language: a choice made here wins and is told to the API, so
 * that mails follow; where none was made here, the language chosen elsewhere is taken.
 */
export function useAgreedLocale(session: Session | undefined): void {
  const theirs = session?.locale
  useEffect(() => {
    const ours = currentLocale()
    if (theirs === undefined || theirs === ours) return
    const agreed = localeWasChosen() ? api.call(setLocale, { body: { locale: ours } }) : switchLocale(theirs)
    // Not agreeing harms nothing: it is tried again at the next load.
    agreed.catch(() => undefined)
  }, [theirs])
}
