import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLocation, useNavigation, useSearchParams } from 'react-router-dom'

/** What the address says about a list. Anything may be written there: unknown values are as if they were absent. */
export function readChoice<T extends string>(value: string | null, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value)
}

/** Search text as the API takes it: at most 100 characters, no control characters. */
export const readSearch = (value: string | null): string =>
  (value ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .slice(0, 100)
    .trim()

/** An opaque cursor, at most 512 characters. */
export const readCursor = (value: string | null): string | undefined =>
  value === null || value === '' || value.length > 512 ? undefined : value

/** `params` with the changes; undefined and '' take a name away. Unless it is what changes, the page goes back to the first. */
export function withChanges(
  params: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(params)
  if (!('page' in changes)) next.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

type Reader = (value: string | null) => unknown

/** A filter that takes one of these values. */
export const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (value: string | null): T | undefined =>
    readChoice(value, choices)

/** A filter that takes any text of at most `length` characters. */
export const someText =
  (length: number) =>
  (value: string | null): string | undefined =>
    readSearch(value).slice(0, length) || undefined

/** A filter that takes the identifier of a record. */
export const someId = (value: string | null): string | undefined =>
  value !== null && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(value) ? value : undefined

type Changes = Readonly<Record<string, string | undefined>>

interface ListOptions<S extends string, F extends Readonly<Record<string, Reader>>> {
  /** The orders that the API takes; the first is that of a list just opened, and is not written in the address. */
  readonly sorts?: readonly S[]
  /** Filters by their name in the address, each with how its value is read; `undefined` is no filter. */
  readonly filters?: F
}

/** What a list needs of its address. */
export interface ListAddress {
  readonly cursor: string | undefined
  readonly sort: string | undefined
  /** Search or filters hold rows back. */
  readonly filtered: boolean
  readonly change: (changes: Changes) => void
  readonly sortBy: (sort: string) => void
  /** Takes search and filters away; the order stays. */
  readonly clear: () => void
}

/**
 * State of a list, kept in the address: `q`, `tri`, `page` and filters of the page’s own. Turning pages makes an entry
 * in the history; typing in the search does not. Options stand outside the component.
 */
export function useListAddress<
  S extends string = never,
  F extends Readonly<Record<string, Reader>> = Readonly<Record<never, Reader>>,
>(options: ListOptions<S, F> = {}) {
  const { sorts, filters: readers } = options
  const [params, setParams] = useSearchParams()
  // The router does not queue changes: the second of two in one turn would not know of the first.
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  }, [params])
  // Somebody typed and went on at once: a search that comes late would call that person back.
  const { pathname } = useLocation()
  const next = useNavigation().location
  const isLeaving = useRef(false)
  useEffect(() => {
    isLeaving.current = next !== undefined && next.pathname !== pathname
  }, [next, pathname])
  const change = useCallback(
    (changes: Changes) => {
      if (isLeaving.current) return
      const typing = 'q' in changes
      latest.current = withChanges(latest.current, changes)
      setParams(latest.current, { replace: typing, preventScrollReset: true })
    },
    [setParams],
  )
  return useMemo(() => {
    const names = Object.keys(readers ?? {})
    const filters = Object.fromEntries(names.map((name) => [name, readers?.[name]?.(params.get(name))]))
    const q = readSearch(params.get('q'))
    return {
      q,
      cursor: readCursor(params.get('page')),
      sort: (readChoice(params.get('tri'), sorts ?? []) ?? sorts?.[0]) as [S] extends [never] ? undefined : S,
      filters: filters as { readonly [K in keyof F]: ReturnType<F[K]> },
      filtered: q !== '' || Object.values(filters).some((value) => value !== undefined),
      change,
      sortBy: (sort: string) => change({ tri: sort === sorts?.[0] ? undefined : sort }),
      clear: () => change(Object.fromEntries(['q', ...names].map((name) => [name, undefined]))),
    }
  }, [params, change, sorts, readers])
}
