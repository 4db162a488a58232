import { Readable } from 'node:stream'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import { problem } from '../problem-error.ts'

const MAX_DEPTH = 20

/** First place that holds text which cannot be kept (U+0000, lone surrogates …), as a JSON pointer; null when all is well. */
export function findForbiddenText(value: unknown, pointer = '', depth = 0): string | null {
  if (typeof value === 'string') return hasForbiddenCharacters(value) ? pointer : null
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null
  // A file that comes as a stream is no text.
  if (value instanceof Readable) return null
  if (depth >= MAX_DEPTH) return pointer
  for (const [key, item] of Object.entries(value)) {
    const found = hasForbiddenCharacters(key)
      ? pointer
      : findForbiddenText(item, `${pointer}/${key}`, depth + 1)
    if (found !== null) return found
  }
  return null
}

interface Parts {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Refuses text that cannot be kept, wherever it stands. @throws a problem `request.invalid`. */
export function refuseForbiddenText({ params, query, body }: Parts): void {
  const pointer =
    findForbiddenText(params, '/params') ?? findForbiddenText(query, '/query') ?? findForbiddenText(body)
  if (pointer !== null) throw problem('request.invalid', { errors: [{ pointer, code: 'text.characters' }] })
}
