import { accountPowers } from '@guichet/domain/account-rights'
import { describe, expect, it } from 'vitest'
import { isAccountTab, tabsFor } from './account-tabs.ts'

const standing = { state: 'open', autonomous: false } as const
const primary = { ...standing, kind: 'primary' } as const
const secondary = { ...standing, kind: 'secondary' } as const

describe('tabsFor', () => {
  it('offers the holder of a primary account all of them', () => {
    const powers = [...accountPowers(primary, { via: 'own', holder: true, rights: [] })]
    expect(tabsFor({ kind: 'primary', via: 'own', powers })).toEqual([
      'identite',
      'options',
      'facturation',
      'mot-de-passe',
      'rattachement',
      'personnes',
      'historique',
    ])
  })

  it('keeps invoicing from secondary accounts and from those without the right', () => {
    const above = [...accountPowers(secondary, { via: 'primary', holder: true, rights: [] })]
    expect(tabsFor({ kind: 'secondary', via: 'primary', powers: above })).not.toContain('facturation')
    const reader = [...accountPowers(primary, { via: 'own', holder: false, rights: ['identity'] })]
    expect(tabsFor({ kind: 'primary', via: 'own', powers: reader })).not.toContain('facturation')
  })

  it('keeps the password from whoever may neither change nor reset it', () => {
    const closed = [
      ...accountPowers({ ...secondary, state: 'closed' }, { via: 'primary', holder: true, rights: [] }),
    ]
    expect(tabsFor({ kind: 'secondary', via: 'primary', powers: closed })).toEqual([
      'identite',
      'options',
      'rattachement',
      'historique',
    ])
  })
})

describe('isAccountTab', () => {
  it.each([
    ['facturation', true],
    ['Facturation', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (text, expected) => {
    expect(isAccountTab(text)).toBe(expected)
  })
})
