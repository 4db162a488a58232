import { describe, expect, it } from 'vitest'
import type { SearchHit } from './api/search-everything.ts'
import { findPages, groupHits, isSearchable, pathOfHit } from './search-hits.ts'

const hit = (over: Partial<SearchHit>): SearchHit => ({
  ...{ kind: 'account', id: 'a', title: 'asp1ent', subtitle: null, number: null, siret: null },
  ...{ state: null, personId: null, accountId: null, ...over },
})

describe('a hit of the search', () => {
  it('leads to the file, or to the list that shows it', () => {
    expect(pathOfHit(hit({ accountId: 'a1' }))).toBe('/admin/comptes/a1/identite')
    expect(pathOfHit(hit({ kind: 'member', personId: 'p1' }))).toBe('/admin/adherents/p1')
    expect(pathOfHit(hit({ kind: 'person', personId: 'p1', accountId: 'a1' }))).toBe(
      '/admin/comptes/a1/identite',
    )
    expect(pathOfHit(hit({ kind: 'payment', title: 'ADH 26/1' }))).toBe('/admin/paiements?q=ADH%2026%2F1')
    expect(pathOfHit(hit({ kind: 'certificate', personId: 'p1' }))).toBe('/admin/adherents/p1')
  })

  it('is left out when it leads nowhere, and stands in the group of its kind', () => {
    const groups = groupHits([
      hit({ kind: 'payment', id: 'x' }),
      hit({ kind: 'person', id: 'y', personId: 'p' }),
      hit({ id: 'z', accountId: 'z' }),
    ])
    expect(groups.map(({ kind, entries }) => [kind, entries.map(({ key }) => key)])).toEqual([
      ['account', ['account:z']],
      ['payment', ['payment:x']],
    ])
  })
})

describe('isSearchable', () => {
  it.each([
    ['7', true],
    ['079 555', true],
    ['abc', true],
    ['a été', true],
    ['ab', false],
    ['a b', false],
    ['', false],
  ])('%s: %s', (text, expected) => expect(isSearchable(text)).toBe(expected))
})

describe('findPages', () => {
  const pages = ['Paiements', 'Types d’adhésion', 'Téléprocédures', 'Adhésions en cours', 'Équipe'].map(
    (label) => ({ label, to: `/${label}` }),
  )
  const found = (text: string) => findPages(pages, text).map(({ label }) => label)

  it('goes by the beginnings of words, whatever the accents and capitals', () => {
    expect(found('EQUI')).toEqual(['Équipe'])
    expect(found('teleproc')).toEqual(['Téléprocédures'])
    expect(found('cours adhe')).toEqual(['Adhésions en cours'])
    expect(found('quipe')).toEqual([])
    expect(found('  ')).toEqual([])
  })

  it('shows first what begins with what was typed, and no more than a few', () => {
    expect(found('adhesion')).toEqual(['Adhésions en cours', 'Types d’adhésion'])
    expect(findPages(pages, 'e', 1)).toHaveLength(1)
  })
})
