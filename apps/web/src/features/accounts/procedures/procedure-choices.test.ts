import { describe, expect, it } from 'vitest'
import { toggleAllProcedures, toggleProcedure, toggleType, wantsType } from './procedure-choices.ts'

const type = (code: string) => ({ code, label: code })
const rows = [
  { code: 'AED', documentTypes: [type('AED-1')] },
  { code: 'DPAE', documentTypes: [type('D1'), type('D2'), type('D3')] },
]

describe('choosing procedures', () => {
  it('ticks with all document types, in the order of the table', () => {
    const one = toggleProcedure(rows, [], 'DPAE', true)
    expect(toggleProcedure(rows, one, 'AED', true)).toEqual([
      { code: 'AED', documentTypes: null },
      { code: 'DPAE', documentTypes: null },
    ])
    expect(toggleProcedure(rows, one, 'DPAE', false)).toEqual([])
  })

  it('keeps a narrower choice when all are ticked', () => {
    const narrow = [{ code: 'DPAE', documentTypes: ['D2'] }]
    expect(toggleAllProcedures(rows, narrow, true)).toEqual([{ code: 'AED', documentTypes: null }, ...narrow])
    expect(toggleAllProcedures(rows, narrow, false)).toEqual([])
  })

  it('narrows, widens back to all, and gives up with the last type', () => {
    const all = toggleProcedure(rows, [], 'DPAE', true)
    const two = toggleType(rows, all, 'DPAE', 'D2', false)
    expect(two).toEqual([{ code: 'DPAE', documentTypes: ['D1', 'D3'] }])
    expect(wantsType(two[0], 'D2')).toBe(false)
    expect(toggleType(rows, two, 'DPAE', 'D2', true)).toEqual(all)
    const one = toggleType(rows, two, 'DPAE', 'D1', false)
    expect(toggleType(rows, one, 'DPAE', 'D3', false)).toEqual([])
  })

  it('ticks a procedure by one of its types', () => {
    expect(toggleType(rows, [], 'DPAE', 'D1', true)).toEqual([{ code: 'DPAE', documentTypes: ['D1'] }])
  })
})
