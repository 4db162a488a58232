import { invalid } from './fault.ts'
import type { FormHash, FormValue } from './form.ts'

/** Typed reading of a form body. Every reader throws a 400 StripeFault that names the parameter when the value is wrong. */
export interface Params {
  has(name: string): boolean
  /** The text, or undefined when absent or empty. */
  text(name: string): string | undefined
  /** The text, null when it was given empty, or `current` when absent. */
  textOr(name: string, current: string | null): string | null
  required(name: string): string
  /** A whole number between `min` and `max`, both included. */
  whole(name: string, min?: number, max?: number): number | undefined
  flag(name: string): boolean | undefined
  oneOf<const T extends string>(name: string, values: readonly T[]): T | undefined
  hash(name: string): Params | undefined
  hashes(name: string): Params[]
  texts(name: string): string[]
  /** `current` changed by the metadata given: an empty value removes its key. */
  metadata(current?: Record<string, string>): Record<string, string>
  /** Refuses parameters that nobody read and that are not in `ignored`. Call before anything is changed. */
  finish(ignored?: readonly string[]): void
}

const isHash = (value: FormValue | undefined): value is FormHash =>
  typeof value === 'object' && !Array.isArray(value)

/** Readers over `form`; `path` is the name of the hash it came from, for the messages. */
export function readParams(form: FormHash, path = ''): Params {
  const read = new Set<string>(['expand'])
  const full = (name: string) => (path ? `${path}[${name}]` : name)
  const value = (name: string) => {
    read.add(name)
    return form[name]
  }
  const text = (name: string): string | undefined => {
    const found = value(name)
    if (found === undefined || found === '') return undefined
    if (typeof found !== 'string') throw invalid('Invalid string', full(name))
    if (found.length > 5000) throw invalid('Invalid string: must be at most 5000 characters', full(name))
    return found
  }
  const list = (name: string): FormValue[] => {
    const found = value(name)
    if (found === undefined || found === '') return []
    if (!Array.isArray(found)) throw invalid('Invalid array', full(name))
    return found
  }

  return {
    has: (name) => form[name] !== undefined,
    text,
    textOr: (name, current) => (form[name] === undefined ? current : (text(name) ?? null)),
    required(name) {
      const found = text(name)
      if (found === undefined) {
        throw invalid(`Missing required param: ${full(name)}.`, full(name), 'parameter_missing')
      }
      return found
    },
    whole(name, min = 0, max = 99_999_999) {
      const found = text(name)
      if (found === undefined) return undefined
      if (!/^-?\d+$/.test(found))
        throw invalid(`Invalid integer: ${found}`, full(name), 'parameter_invalid_integer')
      const number = Number(found)
      if (number < min) throw invalid(`This value must be greater than or equal to ${min}.`, full(name))
      if (number > max) throw invalid(`This value must be less than or equal to ${max}.`, full(name))
      return number
    },
    flag(name) {
      const found = text(name)
      if (found === undefined) return undefined
      if (found === 'true' || found === 'false') return found === 'true'
      throw invalid(`Invalid boolean: ${found}`, full(name))
    },
    oneOf(name, values) {
      const found = text(name)
      if (found === undefined) return undefined
      const known = values.find((candidate) => candidate === found)
      if (known === undefined) {
        throw invalid(`Invalid ${full(name)}: must be one of ${values.join(', ')}`, full(name))
      }
      return known
    },
    hash(name) {
      const found = value(name)
      if (found === undefined || found === '') return undefined
      if (!isHash(found)) throw invalid('Invalid object', full(name))
      return readParams(found, full(name))
    },
    hashes: (name) =>
      list(name).map((item, index) => {
        if (!isHash(item)) throw invalid('Invalid object', `${full(name)}[${index}]`)
        return readParams(item, `${full(name)}[${index}]`)
      }),
    texts: (name) =>
      list(name).map((item, index) => {
        if (typeof item !== 'string') throw invalid('Invalid string', `${full(name)}[${index}]`)
        return item
      }),
    metadata(current = {}) {
      const found = value('metadata')
      if (found === undefined) return { ...current }
      if (found === '') return {}
      if (typeof found !== 'object') throw invalid('Invalid object', full('metadata'))
      const next = { ...current }
      for (const [key, item] of Object.entries(found)) {
        if (typeof item !== 'string' || key.length > 40 || item.length > 500) {
          throw invalid(
            'Metadata keys can have up to 40 characters and values up to 500 characters.',
            `${full('metadata')}[${key}]`,
          )
        }
        if (item === '') delete next[key]
        else next[key] = item
      }
      if (Object.keys(next).length > 50) throw invalid('Metadata can have up to 50 keys.', full('metadata'))
      return next
    },
    finish(ignored = []) {
      for (const name of Object.keys(form)) {
        if (!read.has(name) && !ignored.includes(name)) {
          throw invalid(`Received unknown parameter: ${full(name)}`, full(name), 'parameter_unknown')
        }
      }
    },
  }
}
