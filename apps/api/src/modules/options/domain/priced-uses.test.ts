import { procedureRights } from '@guichet/domain/procedure-rights'
import { expect, test } from 'vitest'
import { pricedUses } from './priced-uses.ts'

test('pricedUses counts what the family has and the procedures that the primary chose and may have', () => {
  const procedure = (code: string, over = {}) => ({
    ...{ code, withdrawn: false, web: false, documentTypes: ['A'] },
    ...over,
  })
  const catalogue = [
    procedure('DSN'),
    procedure('AED', { withdrawn: true }),
    procedure('DPAE'),
    procedure('FIBEN'),
  ]
  const choices = ['DSN', 'AED', 'FIBEN'].map((code) => ({ code, documentTypes: null }))
  const profile = { scope: 'listed', codes: ['DSN', 'AED', 'DPAE'] } as const
  const counts = { mailboxes: 7, statements: 2, archive: 0 }
  const expected = [
    { item: 'subscription', quantity: 1 },
    { item: 'secondary-mailbox', quantity: 7 },
    { item: 'statements', quantity: 2 },
    { item: 'archive', quantity: 0 },
    { item: 'procedure:DSN', quantity: 1 },
  ]
  expect(pricedUses(counts, procedureRights(catalogue, { profile, open: true, choices }))).toEqual(expected)
  expect(pricedUses(counts, procedureRights(catalogue, { profile, open: false, choices }))).toEqual(expected)
})
