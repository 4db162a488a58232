import { useState } from 'react'
import type { PageOfList } from '../../shared/ui/list-pager.tsx'

const ON_A_PAGE = 20

/** Rows that are all here already, shown page by page. */
export function useBrowserPages<T>(rows: readonly T[]) {
  const [start, setStart] = useState(0)
  const first = start < rows.length ? start : 0
  const next = first + ON_A_PAGE
  const page: PageOfList<T> = {
    items: rows.slice(first, next),
    nextCursor: next < rows.length ? String(next) : null,
    previousCursor: first > 0 ? String(first - ON_A_PAGE) : null,
    ...{ total: rows.length, totalIsExact: true, firstRank: first + 1 },
  }
  return { page, turn: (cursor: string | undefined) => setStart(Number(cursor ?? 0)) }
}
