import { createRequire } from 'node:module'
import type { FieldCode } from '@guichet/contract/field-codes'
import { failedPasswordRules, type PasswordRule } from '@guichet/domain/password-policy'
import { problem } from '../../platform/problem-error.ts'

interface CommonPasswords {
  test(password: string): boolean
}
let common: CommonPasswords | null = null
const isCommon = (password: string): boolean => {
  common ??= createRequire(import.meta.url)('fxa-common-password-list') as CommonPasswords
  return common.test(password) || common.test(password.toLowerCase())
}

const fieldCodeOf = (rule: PasswordRule): FieldCode => {
  if (rule === 'common') return 'password.common'
  if (rule === 'own-words') return 'password.personal'
  if (rule === 'max-length') return 'text.too-long'
  if (rule === 'characters') return 'text.characters'
  return 'password.length'
}

/** @throws a problem `password.refused` naming the rules that are not met. */
export function assertPasswordAllowed(password: string, ownWords: readonly string[]): void {
  const rules = failedPasswordRules(password, { ownWords, isCommon: isCommon(password) })
  if (rules.length === 0) return
  const codes = [...new Set(rules.map(fieldCodeOf))]
  throw problem('password.refused', { errors: codes.map((code) => ({ pointer: '/password', code })) })
}
