import { ApiError } from '@guichet/client'
import type { FieldError } from '@guichet/contract/problems'

/** Where in a text of several lines. */
interface TextPlace {
  readonly line: number
  readonly column: number
}

/** Name of a form field, from the JSON pointer of a refused value: `/personalAddress/postcode` → `personalAddress.postcode`. */
export const fieldNameOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')

/** The fields that the API refused; empty when it refused something else. */
export const fieldErrorsOf = (error: unknown): readonly FieldError[] =>
  error instanceof ApiError ? (error.problem.errors ?? []) : []

/** Refused fields, sorted into those the form shows and those it does not. */
export function sortFieldErrors(
  error: unknown,
  isShown: (name: string) => boolean,
  textOf: (code: string, place?: TextPlace) => string,
  aliases: Readonly<Record<string, string>> = {},
): { readonly shown: Record<string, string>; readonly others: readonly string[] } {
  const shown: Record<string, string> = {}
  const others: string[] = []
  for (const { pointer, code, line, column } of fieldErrorsOf(error)) {
    const place = line === undefined || column === undefined ? undefined : { line, column }
    const named = fieldNameOf(pointer)
    const name = aliases[named] ?? named
    if (isShown(name)) shown[name] ??= textOf(code, place)
    else others.push(textOf(code, place))
  }
  return { shown, others: [...new Set(others)] }
}

/** A zod schema, as far as checking values by it goes. */
interface Checker {
  readonly safeParse: (value: unknown) => {
    readonly error?: {
      readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
    }
  }
}

/** What the schema of a request finds wrong with it, as sentences by field: the first one of each. */
export function schemaErrors(
  schema: Checker,
  value: unknown,
  textOf: (code: string) => string,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of schema.safeParse(value).error?.issues ?? []) {
    errors[path.join('.')] ??= textOf(message)
  }
  return errors
}
