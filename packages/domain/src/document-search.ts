import { searchKey } from './text.ts'

/** The words of each category, in both languages: one looks for "impôts" or "taxes" alike. */
const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  company: 'entreprise company business',
  membership: 'adhesion membership',
  invoice: 'factures invoices',
  tax: 'impots fiscal taxes',
  social: 'social cotisations urssaf contributions',
  identity: 'identite identity',
  other: '',
}

interface Searched {
  readonly name: string
  readonly number: number
  readonly category: string
  readonly period: string | null
}

/** What a search looks into: name, number, category, period. */
export const documentSearchKey = ({ name, number, category, period }: Searched): string =>
  searchKey(`${name} ${number} ${CATEGORY_WORDS[category] ?? ''} ${period ?? ''}`.replace(/[-_.]+/gu, ' '))

const MOST_WORDS = 8
/** The words that somebody looks for, folded alike. */
export const searchedWords = (q: string | undefined): string[] =>
  searchKey((q ?? '').replace(/[-_.]+/gu, ' '))
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)
