import { searchKey } from '@guichet/domain/text'
import { paths } from '../../shared/paths.ts'
import type { SearchHit } from './api/search-everything.ts'

/** The groups of the search, in their order. */
export const HIT_KINDS = ['account', 'member', 'person', 'payment', 'certificate'] as const

/** Where a hit leads; undefined for whom the back-office has no page. */
export function pathOfHit({ kind, title, personId, accountId }: SearchHit): string | undefined {
  if (kind === 'payment') return `${paths.staffPayments}?q=${encodeURIComponent(title)}`
  if (kind === 'account' || kind === 'person')
    return accountId === null ? undefined : paths.staffAccount(accountId)
  return personId === null ? undefined : paths.staffMember(personId)
}

/** Hits that lead somewhere, by group; groups without any are left out. */
export function groupHits(hits: readonly SearchHit[]) {
  const leading = hits.flatMap((hit) => {
    const to = pathOfHit(hit)
    return to === undefined ? [] : [{ hit, to, key: `${hit.kind}:${hit.id}` }]
  })
  return HIT_KINDS.map((kind) => ({ kind, entries: leading.filter(({ hit }) => hit.kind === kind) })).filter(
    ({ entries }) => entries.length > 0,
  )
}

/** Whether what was typed can be looked for: three letters in a row, or a number. */
export const isSearchable = (text: string): boolean =>
  /^[\d\s.]*\d[\d\s.]*$/u.test(text) || text.split(/\s+/u).some((word) => [...word].length >= 3)

/** A page of the back-office as the search finds it. */
export interface FoundPage {
  readonly label: string
  readonly to: string
}

/** Pages whose name holds every word that was typed at the beginning of one of its own; those that begin so come first. */
export function findPages(pages: readonly FoundPage[], text: string, most = 5): readonly FoundPage[] {
  const wanted = searchKey(text)
  if (wanted === '') return []
  const typed = wanted.split(' ')
  const begins = (page: FoundPage) => (searchKey(page.label).startsWith(wanted) ? 0 : 1)
  return pages
    .filter(({ label }) => {
      const words = searchKey(label).split(/[\s'-]+/u)
      return typed.every((part) => words.some((word) => word.startsWith(part)))
    })
    .toSorted((a, b) => begins(a) - begins(b))
    .slice(0, most)
}
