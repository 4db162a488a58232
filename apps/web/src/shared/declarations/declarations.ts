import { listDeclarations } from '@guichet/contract/declarations.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type DeclarationPage = BodyOf<typeof listDeclarations>
export type DeclarationLine = DeclarationPage['items'][number]

/** The latest periods of the file: what is to be declared is among them. */
export const latestDeclarationsQuery = queryOptions({
  queryKey: ['declarations', 'latest'],
  queryFn: async ({ signal }) =>
    (await api.call(listDeclarations, { query: { limit: 100 } }, { signal })).body.items,
})

/** What is to be declared first (what is late, the oldest first), and how many more are; else the period that runs. */
export function nextDeclaration(lines: readonly DeclarationLine[]): {
  readonly next: DeclarationLine | undefined
  readonly others: number
} {
  const due = lines
    .filter(({ state }) => state === 'open' || state === 'late')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.startsOn.localeCompare(b.startsOn))
  const running = lines.find(({ state }) => state === 'upcoming')
  return { next: due[0] ?? running, others: Math.max(0, due.length - 1) }
}
