import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  GO_LIVE_ITEMS,
  GO_LIVE_MARKS,
  GO_LIVE_RULES,
  type GoLiveItem,
  goLiveList,
  isReady,
  mayMark,
} from './go-live.ts'
import { MODULES } from './modules.ts'

const all = (value: boolean) =>
  Object.fromEntries(GO_LIVE_ITEMS.map((item) => [item, value])) as Record<GoLiveItem, boolean>
const marks = fc.dictionary(fc.constantFrom(...GO_LIVE_ITEMS), fc.constantFrom(...GO_LIVE_MARKS))
const found = fc.tuple(...GO_LIVE_ITEMS.map(() => fc.boolean())).map((values) => ({
  ...all(false),
  ...Object.fromEntries(GO_LIVE_ITEMS.map((item, index) => [item, values[index] ?? false])),
}))

describe('the list before going live', () => {
  it('is ready when all is found, and not while anything is open', () => {
    expect(isReady(goLiveList(all(true), {}, MODULES))).toBe(true)
    for (const item of GO_LIVE_ITEMS)
      expect(isReady(goLiveList({ ...all(true), [item]: false }, {}, MODULES))).toBe(false)
  })

  it('never lets what must be done be set aside, nor what is found by itself be confirmed', () => {
    fc.assert(
      fc.property(found, marks, (facts, given) => {
        for (const { item, state, must, confirmed } of goLiveList(facts, given, MODULES)) {
          if (must) expect(state).not.toBe('set-aside')
          if (confirmed) expect(GO_LIVE_RULES[item].told).toBe(true)
          if (facts[item]) expect(state).toBe('done')
          if (state === 'set-aside') expect(given[item]).toBe('set-aside')
        }
      }),
    )
  })

  it('says nothing of parts of the portal that are off', () => {
    const items = (modules: ('membership' | 'accounts')[]) =>
      goLiveList(all(false), {}, modules).map(({ item }) => item)
    expect(items(['accounts'])).not.toContain('membership-terms')
    expect(items(['membership'])).not.toContain('tariffs')
    expect(items(['membership', 'accounts'])).toEqual(GO_LIVE_ITEMS)
  })

  it('can be done with by every item', () => {
    for (const item of GO_LIVE_ITEMS)
      expect(mayMark(item, 'confirmed') && mayMark(item, 'set-aside')).toBe(false)
  })
})
