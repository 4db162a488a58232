import { ApiError, NetworkError } from '@guichet/client'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { waitText } from '../format/wait.ts'
import { useLocale } from '../i18n/i18n.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Translate } from '../i18n/translate.ts'

/** Sentences of the contract, which only the pages behind sign-in load. */
export interface ContractSentences {
  readonly problem: (code: string, locale: Locale) => string | undefined
  readonly field: (code: string, locale: Locale) => string | undefined
}

const NO_SENTENCES: ContractSentences = { problem: () => undefined, field: () => undefined }
export const ContractSentencesContext = createContext<ContractSentences>(NO_SENTENCES)

type CommonT = Translate

/** Field codes that the light pages can meet. */
const lightFieldText = (t: CommonT): Readonly<Record<string, string>> => ({
  required: t('field.required'),
  invalid: t('field.invalid'),
  'text.too-long': t('field.tooLong'),
  'email.invalid': t('field.email'),
  'code.invalid': t('field.code'),
  'password.length': t('field.passwordLength'),
  'password.common': t('field.passwordCommon'),
  'password.personal': t('field.passwordPersonal'),
  'password.same': t('field.passwordSame'),
  'password.mailbox': t('field.passwordMailbox'),
})

function lightProblemText(error: unknown, t: CommonT): string {
  if (error instanceof NetworkError) return t('problem.network')
  if (!(error instanceof ApiError)) return t('problem.unexpected')
  if (error.status === 429) {
    return t('problem.rateLimited', { wait: waitText(t, error.retryAfterSeconds) })
  }
  if (error.status === 503) {
    return error.retryAfterSeconds === undefined
      ? t('problem.unavailable')
      : t('problem.unavailableIn', { wait: waitText(t, error.retryAfterSeconds) })
  }
  if (error.status >= 500) return t('problem.unexpected')
  return error.problem.title || t('problem.invalid')
}

export interface ErrorWords {
  /** What happened, in one sentence. */
  readonly sentence: string
  /** What to quote to the support desk; undefined when no answer came. */
  readonly reference: string | undefined
}

/** Words for errors and refused fields, in the language of the page. */
export function useProblemText() {
  const { t } = useTranslation('common')
  const locale = useLocale()
  const sentences = useContext(ContractSentencesContext)
  return {
    errorWords(error: unknown): ErrorWords {
      const isApi = error instanceof ApiError
      const known =
        isApi && (error.status < 500 || error.code === 'document.damaged') && error.status !== 429
          ? sentences.problem(error.code, locale)
          : undefined
      // What the title does not carry (a number in use), when the answer came in the language of the page.
      const detail = isApi && known !== undefined && error.problem.title === known ? error.problem.detail : ''
      return {
        sentence:
          known === undefined ? lightProblemText(error, t) : [known, detail].filter(Boolean).join(' '),
        reference: isApi && error.requestId !== '' ? error.requestId : undefined,
      }
    },
    /** The sentence of a problem that came as one of many. */
    codeWords: (code: string): string => sentences.problem(code, locale) ?? t('problem.invalid'),
    fieldText: (code: string, place?: { readonly line: number; readonly column: number }): string => {
      const words = sentences.field(code, locale) ?? lightFieldText(t)[code] ?? t('field.invalid')
      return place ? t('field.at', { ...place, words }) : words
    },
  }
}
