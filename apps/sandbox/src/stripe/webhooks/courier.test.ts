import { expect, it } from 'vitest'
import { shuffled } from './courier.ts'
import { signPayload } from './send-webhook.ts'

it('shuffles into another order, with the same things', () => {
  for (let round = 0; round < 50; round += 1) {
    const next = shuffled([1, 2])
    expect(next).toEqual([2, 1])
    const more = shuffled([1, 2, 3, 4])
    expect(more).not.toEqual([1, 2, 3, 4])
    expect(more.sort()).toEqual([1, 2, 3, 4])
  }
  expect(shuffled([1])).toEqual([1])
})

it('signs time, payload and secret together', () => {
  expect(signPayload('{"a":1}', 'whsec_x', 1_700_000_000)).toMatch(/^t=1700000000,v1=[0-9a-f]{64}$/)
  expect(signPayload('{"a":1}', 'whsec_x', 1_700_000_000)).not.toBe(
    signPayload('{"a":1}', 'whsec_x', 1_700_000_001),
  )
  expect(signPayload('{"a":1}', 'whsec_x', 1)).not.toBe(signPayload('{"a":1}', 'whsec_y', 1))
})
