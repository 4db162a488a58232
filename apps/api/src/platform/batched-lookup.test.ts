import { describe, expect, it } from 'vitest'
import { createBatchedLookup } from './batched-lookup.ts'

/** A store whose reads end when the test says so. */
const createStore = (values: Readonly<Record<string, number>>) => {
  const reads: { ids: readonly string[]; end: (error?: Error) => void }[] = []
  const lookup = createBatchedLookup<number>(
    (ids) =>
      new Promise((resolve, reject) => {
        const found = new Map(ids.flatMap((id) => (id in values ? [[id, values[id] as number]] : [])))
        reads.push({ ids, end: (error) => (error ? reject(error) : resolve(found)) })
      }),
  )
  return { reads, lookup }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('look-ups in batches', () => {
  it('runs a lone one at once, and joins those that come while two are under way', async () => {
    const { reads, lookup } = createStore({ a: 1, b: 2, c: 3 })
    const answers = ['a', 'b', 'c', 'none', 'c'].map(lookup)
    expect(reads.map(({ ids }) => ids)).toEqual([['a'], ['b']])
    reads[0]?.end()
    await settle()
    expect(reads[2]?.ids).toEqual(['c', 'none'])
    reads[1]?.end()
    reads[2]?.end()
    expect(await Promise.all(answers)).toEqual([1, 2, 3, null, 3])
  })

  it('never answers from a read that began before the question', async () => {
    const { reads, lookup } = createStore({ a: 1 })
    const first = lookup('a')
    const second = lookup('a')
    void lookup('a')
    reads[0]?.end()
    expect(await first).toBe(1)
    await settle()
    expect(reads).toHaveLength(3)
    reads[1]?.end()
    expect(await second).toBe(1)
  })

  it('fails those of one batch only, and goes on', async () => {
    const { reads, lookup } = createStore({ a: 1 })
    const failing = lookup('a')
    const other = lookup('a')
    reads[0]?.end(new Error('away'))
    await expect(failing).rejects.toThrow('away')
    reads[1]?.end()
    expect(await other).toBe(1)
    const later = lookup('a')
    reads[2]?.end()
    expect(await later).toBe(1)
  })

  it('holds at most a hundred in one read', async () => {
    const { reads, lookup } = createStore({})
    const answers = Array.from({ length: 152 }, (_, index) => lookup(String(index)))
    for (const index of [0, 1, 2, 3]) {
      reads[index]?.end()
      await settle()
    }
    expect(reads.map(({ ids }) => ids.length)).toEqual([1, 1, 100, 50])
    expect(new Set(await Promise.all(answers))).toEqual(new Set([null]))
  })
})
