import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import { PROBLEMS } from '@guichet/contract/problems'
import type { ContractSentences } from '../shared/api/problem-text.ts'

const problems: Readonly<Record<string, { readonly fr: string; readonly en: string } | undefined>> = PROBLEMS

/** The sentences of the contract's closed lists. */
export const contractSentences: ContractSentences = {
  problem: (code, locale) => (Object.hasOwn(problems, code) ? problems[code]?.[locale] : undefined),
  field: (code, locale) => (isFieldCode(code) ? FIELD_CODES[code][locale] : undefined),
}
