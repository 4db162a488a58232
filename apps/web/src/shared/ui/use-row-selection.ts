import { useState } from 'react'

export interface RowSelection<T> {
  readonly has: (row: T) => boolean
  readonly state: 'none' | 'some' | 'all'
  /** `extend` takes along all rows between this one and the one toggled before. */
  readonly toggle: (row: T, on: boolean, extend: boolean) => void
  readonly toggleAll: (on: boolean) => void
  /** Says which row a checkbox is for. */
  readonly nameOf: (row: T) => string
}

interface Kept {
  readonly place: string
  readonly keys: ReadonlySet<string>
  readonly last: string | undefined
}

/**
 * Rows selected among those in sight. They are forgotten when the list shows another `place` (page, order, filter):
 * nothing is ever done to a row that cannot be seen.
 */
export function useRowSelection<T>(
  rows: readonly T[],
  rowKey: (row: T) => string,
  nameOf: (row: T) => string,
  place: string,
) {
  const [kept, setKept] = useState<Kept>({ place, keys: new Set(), last: undefined })
  const { keys, last } = kept.place === place ? kept : { keys: new Set<string>(), last: undefined }
  const selected = rows.filter((row) => keys.has(rowKey(row)))
  const keep = (next: ReadonlySet<string>, at?: string) => setKept({ place, keys: next, last: at })

  const toggle = (row: T, on: boolean, extend: boolean) => {
    const at = rows.indexOf(row)
    const from = extend ? rows.findIndex((each) => rowKey(each) === last) : -1
    const reached = from < 0 ? [row] : rows.slice(Math.min(from, at), Math.max(from, at) + 1)
    const next = new Set(keys)
    for (const each of reached) {
      if (on) next.add(rowKey(each))
      else next.delete(rowKey(each))
    }
    keep(next, rowKey(row))
  }
  const selection: RowSelection<T> = {
    has: (row) => keys.has(rowKey(row)),
    state: selected.length === 0 ? 'none' : selected.length === rows.length ? 'all' : 'some',
    toggle,
    toggleAll: (on) => keep(new Set(on ? rows.map(rowKey) : [])),
    nameOf,
  }
  return { selected, selection, clear: () => keep(new Set()) }
}
