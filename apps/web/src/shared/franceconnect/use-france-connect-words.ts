import { ApiError } from '@guichet/client'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'

const CODES = [
  'franceconnect.off',
  'franceconnect.unavailable',
  'franceconnect.expired',
  'franceconnect.refused',
  'franceconnect.taken',
  'franceconnect.linked-already',
  'franceconnect.held',
  'account.closed',
] as const
type Code = (typeof CODES)[number]

const codeOf = (error: unknown): Code | undefined =>
  error instanceof ApiError ? CODES.find((code) => code === error.code) : undefined

/** One sentence of what went wrong on the way to FranceConnect or back, on light pages too. */
export function useFranceConnectWords(): (error: unknown) => string {
  const { t } = useTranslation('common')
  const { errorWords } = useProblemText()
  return (error) => {
    const code = codeOf(error)
    return code === undefined ? errorWords(error).sentence : t(`franceConnect.failed.${code}`)
  }
}
