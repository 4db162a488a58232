import { failedPasswordRules, type PasswordRule } from '@guichet/domain/password-policy'

/** Rules shown while one types, in this order. */
export const SHOWN_RULES = ['min-length', 'upper-case', 'lower-case', 'digit', 'special'] as const
export type ShownRule = (typeof SHOWN_RULES)[number]

/** Whether each shown rule is met by what is typed so far. Whether a password is too common only the API can tell. */
export function metRules(password: string): Readonly<Record<ShownRule, boolean>> {
  const failed = new Set<PasswordRule>(failedPasswordRules(password, { ownWords: [], isCommon: false }))
  return Object.fromEntries(
    SHOWN_RULES.map((rule) => [rule, password !== '' && !failed.has(rule)]),
  ) as Record<ShownRule, boolean>
}

/** Code of the sentence to show beside a password that cannot be sent; undefined when it can. */
export function passwordFieldCode(password: string, ownWords: readonly string[]): string | undefined {
  if (password === '') return 'required'
  const [first] = failedPasswordRules(password, { ownWords, isCommon: false })
  if (first === undefined) return undefined
  if (first === 'own-words') return 'password.personal'
  if (first === 'max-length') return 'text.too-long'
  if (first === 'characters') return 'invalid'
  return 'password.length'
}
