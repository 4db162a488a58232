import { searchKey } from './text.ts'

/** Letters and digits that an answer has at least, once it is normalised. */
export const ANSWER_MIN = 4
export const ANSWER_MAX = 100
export const QUESTION_MIN = 10
export const QUESTION_MAX = 150

/** An answer as it is hashed and compared: letters and digits alone, without case, accents and spaces. */
export const answerKey = (answer: string): string => searchKey(answer).replace(/[^\p{L}\p{N}]+/gu, '')

export type AnswerFault = 'short' | 'repeated' | 'in-question' | 'personal'

/**
 * Why an answer protects nothing; null when it may be kept. `ownWords` are texts about the person that others may know
 * (names, addresses, logins).
 */
export function answerFault(
  question: string,
  answer: string,
  ownWords: readonly string[],
): AnswerFault | null {
  const key = answerKey(answer)
  if ([...key].length < ANSWER_MIN) return 'short'
  if (new Set(key).size === 1) return 'repeated'
  if (answerKey(question).includes(key)) return 'in-question'
  const own = ownWords.map(answerKey).filter((word) => word !== '')
  return own.some((word) => word === key || ([...word].length >= ANSWER_MIN && key.includes(word)))
    ? 'personal'
    : null
}
