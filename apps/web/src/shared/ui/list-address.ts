import { ApiError } from '@guichet/client'
import { useCallback, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'

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

/**
 * State of a list, kept in the address: `q`, `tri`, `page` and filters of the page’s own. Turning pages makes an entry
 * in the history; typing in the search does not.
 */
export function useListAddress() {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      const typing = 'q' in changes
      setParams((now) => withChanges(now, changes), { replace: typing, preventScrollReset: true })
    },
    [setParams],
  )
  return useMemo(
    () => ({
      params,
      q: readSearch(params.get('q')),
      cursor: readCursor(params.get('page')),
      change,
      clear: () => setParams({}, { preventScrollReset: true }),
    }),
    [params, change, setParams],
  )
}

/** A page that the API does not know (an old link, a letter lost) is given up for the first one. */
export function useForgetBadPage(
  error: unknown,
  { cursor, change }: Pick<ReturnType<typeof useListAddress>, 'cursor' | 'change'>,
): void {
  const bad = cursor !== undefined && error instanceof ApiError && error.code === 'request.invalid'
  useEffect(() => {
    if (bad) change({ page: undefined })
  }, [bad, change])
}
