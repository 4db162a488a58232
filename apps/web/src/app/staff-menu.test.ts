import { ROLE_PERMISSIONS, STAFF_ROLES } from '@guichet/domain/rights'
import { describe, expect, it } from 'vitest'
import { navigationFor } from './navigation.ts'
import { DEEPER_PAGES, groupOf, isFoldedAtFirst, menuParts } from './staff-menu.ts'

const entriesOf = (staffRole: (typeof STAFF_ROLES)[number]) =>
  navigationFor({
    ...{ isMember: false, hasAccounts: false, staffRole, permissions: ROLE_PERMISSIONS[staffRole] },
  })

describe('menuParts', () => {
  it.each(STAFF_ROLES)('shows each entry of %s once, home first, no empty group', (role) => {
    const entries = entriesOf(role)
    const parts = menuParts(entries)
    const shown = parts.flatMap((part) => part.entries)
    expect(new Set(shown)).toEqual(new Set(entries))
    expect(shown).toHaveLength(entries.length)
    expect(shown[0]?.path).toBe('/admin')
    expect(parts.every((part) => part.entries.length > 0)).toBe(true)
    expect(shown.at(-1)?.path).toBe('/securite')
  })

  it('keeps the order of groups, and leaves the member space as it is', () => {
    expect(menuParts(entriesOf('admin')).map(({ group }) => group)).toEqual([
      null,
      ...['membership', 'accounts', 'money', 'communication', 'organisation'],
      null,
    ])
    const member = { isMember: true, hasAccounts: true, staffRole: null, permissions: [] }
    expect(navigationFor(member).every((entry) => groupOf(entry) === null)).toBe(true)
  })

  it('is closed at first in one group alone, and only where the menu is long', () => {
    const folded = (role: (typeof STAFF_ROLES)[number]) => {
      const entries = entriesOf(role)
      return menuParts(entries).flatMap(({ group }) =>
        group !== null && isFoldedAtFirst(group, entries) ? [group] : [],
      )
    }
    expect(folded('admin')).toEqual(['organisation'])
    expect(folded('finance')).toEqual([])
    expect(folded('support')).toEqual(['organisation'])
  })
})

describe('deeper pages', () => {
  it('reaches deeper pages below an entry that somebody has', () => {
    const all = new Set(entriesOf('admin').map(({ path }) => path))
    for (const { below } of DEEPER_PAGES) expect(all).toContain(below)
  })
})
