import type { ApeVersion } from '@guichet/domain/declarant-company'
import { formatApe } from '@guichet/domain/identifiers'
import { useQueries } from '@tanstack/react-query'
import { labelIn } from './label-in.ts'

/** The lists of INSEE, a code and its label on each line; each is loaded by the page that shows one of its codes. */
const LISTS: Readonly<Record<ApeVersion, () => Promise<{ readonly default: string }>>> = {
  'naf-rev-2': () => import('./naf-rev-2.txt?raw'),
  'naf-2025': () => import('./naf-2025.txt?raw'),
}

/** The labels of codes by their lists, which are given; null for a code that is in none, and until its list is there. */
export function useApeLabels(
  versions: readonly (ApeVersion | null)[],
): (ape: string, version: ApeVersion) => string | null {
  const needed = [...new Set(versions)].filter((version) => version !== null)
  const texts = useQueries({
    queries: needed.map((version) => ({
      queryKey: ['ape-labels', version],
      queryFn: async () => (await LISTS[version]()).default,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return (ape, version) => {
    const text = texts[needed.indexOf(version)]?.data
    return text === undefined ? null : labelIn(text, formatApe(ape))
  }
}
