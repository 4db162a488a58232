import { describe, expect, it } from 'vitest'
import { stepTo } from './use-row-keys.ts'

describe('stepTo', () => {
  it('enters the list at its near end', () => {
    expect(stepTo(-1, 1, 5)).toBe(0)
    expect(stepTo(-1, -1, 5)).toBe(4)
  })
  it('stops at the ends', () => {
    expect(stepTo(4, 1, 5)).toBe(4)
    expect(stepTo(0, -1, 5)).toBe(0)
    expect(stepTo(2, 1, 5)).toBe(3)
  })
  it('goes nowhere in an empty list', () => {
    expect(stepTo(-1, 1, 0)).toBe(-1)
  })
})
