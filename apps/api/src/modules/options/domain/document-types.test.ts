import { expect, test } from 'vitest'
import { keptDocumentTypes, repeatedCodes } from './document-types.ts'

const type = (code: string, withdrawn = false) => ({ code, labelFr: code, labelEn: code, withdrawn })

test('repeatedCodes finds the places of codes that stand there twice', () => {
  expect(repeatedCodes([type('A'), type('B'), type('A'), type('A')])).toEqual([2, 3])
  expect(repeatedCodes([])).toEqual([])
})

test('keptDocumentTypes withdraws what an account names and drops what nobody names', () => {
  const before = [type('A'), type('B'), type('C')]
  expect(keptDocumentTypes(before, [type('A')], ['B', 'Z'])).toEqual([type('A'), type('B', true)])
  expect(keptDocumentTypes(before, [type('B', true), type('D')], [])).toEqual([type('B', true), type('D')])
})
