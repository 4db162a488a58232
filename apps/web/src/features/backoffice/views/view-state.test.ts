import { DUE_PERIODS } from '@guichet/domain/due-periods'
import { MEMBER_COLUMNS, MEMBER_SORTS, USUAL_COLUMNS } from '@guichet/domain/member-columns'
import { describe, expect, it } from 'vitest'
import {
  type Address,
  changesOver,
  contentOf,
  isSameContent,
  MEMBER_FILTERS,
  NO_PARAMS,
  paramsOf,
  VIEW_FILTERS,
  type ViewContent,
} from './view-state.ts'

const ID = '0197a3a0-0000-7000-8000-000000000401'
const view = (filters: ViewContent['filters'] = {}, over: Partial<ViewContent> = {}): ViewContent => ({
  ...{ filters, sort: 'name', columns: ['name', 'city'], ...over },
})
const VIEWS: readonly ViewContent[] = [
  view(),
  view({}, { columns: ['city', 'name'] }),
  view({ q: 'dupont', state: 'active' }),
  ...DUE_PERIODS.map((due) => view({ due })),
  ...MEMBER_SORTS.map((sort) => view({ email: 'none' }, { sort })),
  view(
    { partnerId: ID, typeId: ID, double: 'siret', email: 'undeliverable' },
    { columns: [...MEMBER_COLUMNS] },
  ),
]

/** The address after changes, as the list reads it. */
const read = (changes: Readonly<Record<string, string | undefined>>): Address => {
  const at = (name: string) => changes[name] ?? null
  const filters = Object.fromEntries(
    Object.entries({ ...MEMBER_FILTERS, ...VIEW_FILTERS }).map(([name, reader]) => [name, reader(at(name))]),
  )
  const sort = MEMBER_SORTS.find((one) => one === at('tri')) ?? 'name'
  return { q: at('q') ?? '', sort, filters: filters as unknown as Address['filters'] }
}

describe('the address of the list', () => {
  it('holds a view whole, and gives it back', () => {
    for (const each of VIEWS) expect(contentOf(read(paramsOf(each)), USUAL_COLUMNS)).toEqual(each)
  })

  it('has my columns where it names none', () => {
    expect(contentOf(read({}), ['name', 'city']).columns).toEqual(['name', 'city'])
  })
})

describe('changesOver', () => {
  it('changes a list without a view, or its page, as it is asked to', () => {
    expect(changesOver(undefined, view(), { etat: 'active' })).toEqual({ etat: 'active' })
    expect(changesOver(view(), view(), { page: 'abc' })).toEqual({ page: 'abc' })
  })

  it('writes all that the view holds with the change in it, and the view alone once it is taken back', () => {
    for (const one of VIEWS)
      for (const other of VIEWS) {
        const changes = changesOver(one, one, paramsOf(other))
        expect(changes === NO_PARAMS).toBe(isSameContent(one, other))
        if (changes === NO_PARAMS) continue
        expect(changes.modif).toBe('1')
        expect(contentOf(read(changes), USUAL_COLUMNS)).toEqual(other)
        expect(changesOver(one, other, paramsOf(one))).toBe(NO_PARAMS)
      }
  })
})
