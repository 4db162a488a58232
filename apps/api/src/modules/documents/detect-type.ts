import { ACCEPTED_TYPES, looksLikeMarkup, looksLikeText } from './domain/accepted-types.ts'

/** Bytes from the beginning by which the type is found. Nothing beyond them is read, nothing is unpacked. */
export const HEAD_BYTES = 64 * 1024
/** Within these a browser that guesses would find a page. */
const GUESSED_BYTES = 1024

function textOf(head: Uint8Array, isWhole: boolean): string | null {
  try {
    // Cut in the middle of a sign, the beginning is still text: `stream` waits for the rest of it.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole })
  } catch {
    return new TextDecoder('windows-1252').decode(head)
  }
}

/**
 * What a file is, by its first bytes and never by its name (but for CSV, which is text like any other). Null for what is not
 * accepted: pages, pictures with scripts, programs, archives, and whatever is unknown.
 * @param head the first HEAD_BYTES, or all of it.
 */
export async function detectType(head: Uint8Array, name: string): Promise<string | null> {
  const beginning = new TextDecoder('latin1').decode(head.subarray(0, GUESSED_BYTES))
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) {
    // A page in the dress of a PDF or a picture.
    if (looksLikeMarkup(beginning)) return null
    if (found.mime === 'application/pdf' && !beginning.startsWith('%PDF-')) return null
    return Object.hasOwn(ACCEPTED_TYPES, found.mime) ? found.mime : null
  }
  const text = textOf(head, head.length < HEAD_BYTES)
  if (text === null || !looksLikeText(text) || looksLikeMarkup(text)) return null
  return /\.csv$/iu.test(name.trim()) ? 'text/csv' : 'text/plain'
}
