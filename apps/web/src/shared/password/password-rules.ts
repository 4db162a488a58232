import {
  failedPasswordRules,
  PASSWORD_PHRASE_LENGTH,
  type PasswordRule,
} from '@guichet/domain/password-policy'

/** Rules shown while one types, in this order; `phrase` is the other way: long enough, of any kind of characters. */
export const SHOWN_RULES = ['min-length', 'upper-case', 'lower-case', 'digit', 'special', 'phrase'] as const
export type ShownRule = (typeof SHOWN_RULES)[number]
/** `needless` is a rule that a password of this length no longer has to follow. */
export type RuleState = 'met' | 'unmet' | 'needless'

/** Where each shown rule stands with what is typed so far. Whether a password is too common only the API can tell. */
export function ruleStates(password: string): Readonly<Record<ShownRule, RuleState>> {
  const failed = new Set<string>(failedPasswordRules(password, { ownWords: [], isCommon: false }))
  const isPhrase = [...password.normalize('NFC')].length >= PASSWORD_PHRASE_LENGTH
  const stateOf = (rule: ShownRule): RuleState => {
    if (rule === 'phrase') return isPhrase ? 'met' : 'unmet'
    if (isPhrase) return rule === 'min-length' ? 'met' : 'needless'
    return password !== '' && !failed.has(rule) ? 'met' : 'unmet'
  }
  return Object.fromEntries(SHOWN_RULES.map((rule) => [rule, stateOf(rule)])) as Record<ShownRule, RuleState>
}

/** Code of the sentence to show beside a password that cannot be sent; undefined when it can. */
export function passwordFieldCode(password: string, ownWords: readonly string[]): string | undefined {
  if (password === '') return 'required'
  const first: PasswordRule | undefined = failedPasswordRules(password, { ownWords, isCommon: false })[0]
  if (first === undefined) return undefined
  if (first === 'own-words') return 'password.personal'
  if (first === 'max-length') return 'text.too-long'
  if (first === 'characters') return 'invalid'
  return 'password.length'
}
