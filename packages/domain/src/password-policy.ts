import { hasForbiddenCharacters, searchKey } from './text.ts'

/** In code points, after NFC. */
export const PASSWORD_MIN_LENGTH = 10
/** From this length on, in code points, the four classes of characters are not asked for. */
export const PASSWORD_PHRASE_LENGTH = 15
/** In code points, after NFC. */
export const PASSWORD_MAX_LENGTH = 128

const OWN_WORD_MIN_LENGTH = 4

/** Every rule, in the order in which a form shows them. */
export const PASSWORD_RULES = [
  'min-length',
  'lower-case',
  'upper-case',
  'digit',
  'special',
  'max-length',
  'characters',
  'own-words',
  'common',
] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

/** A password as it is hashed and compared: NFC, nothing trimmed. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

/** Words of at least four letters or digits; of an e-mail address only what stands before the @. */
function wordsOf(text: string): string[] {
  const at = text.lastIndexOf('@')
  const own = searchKey(at > 0 ? text.slice(0, at) : text)
  return own.split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= OWN_WORD_MIN_LENGTH)
}

function holdsOwnWord(password: string, ownTexts: readonly string[]): boolean {
  const key = searchKey(password)
  return ownTexts.some((text) => wordsOf(text).some((word) => key.includes(word)))
}

/**
 * The rules a new password breaks, in the order of `PASSWORD_RULES`; empty when it may be used. The rules on classes of
 * characters hold below 15 code points only.
 *
 * `ownWords` are texts about the person as they are kept (names, e-mail addresses, login): words of four letters or more
 * are looked for without regard to case and accents. `isCommon` says whether a list of common passwords holds it; where
 * that is not known yet (while typing), false.
 */
export function failedPasswordRules(
  password: string,
  { ownWords, isCommon }: { readonly ownWords: readonly string[]; readonly isCommon: boolean },
): PasswordRule[] {
  const text = normalisePassword(password)
  const length = [...text].length
  const tooLong = length > PASSWORD_MAX_LENGTH
  const phrase = length >= PASSWORD_PHRASE_LENGTH
  const failed: Readonly<Record<PasswordRule, boolean>> = {
    'min-length': length < PASSWORD_MIN_LENGTH,
    'lower-case': !phrase && !/\p{Ll}/u.test(text),
    'upper-case': !phrase && !/\p{Lu}/u.test(text),
    digit: !phrase && !/\p{Nd}/u.test(text),
    special: !phrase && !/[^\p{L}\p{M}\p{N}]/u.test(text),
    'max-length': tooLong,
    characters: hasForbiddenCharacters(text),
    'own-words': !tooLong && holdsOwnWord(text, ownWords),
    common: isCommon,
  }
  return PASSWORD_RULES.filter((rule) => failed[rule])
}
