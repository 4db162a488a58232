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
/** Two turns: what has ended is told in the first, and what follows from it begins in the second. */
const settle = async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('look-ups in batches', () => {
  it('joins those of one turn, and those that come while two are under way', async () => {
    const { reads, lookup } = createStore({ a: 1, b: 2, c: 3, d: 4 })
    const answers = ['a', 'b'].map(lookup)
    expect(reads).toHaveLength(0)
    await settle()
    answers.push(lookup('c'))
    await settle()
    expect(reads.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c']])
    answers.push(lookup('d'))
    await settle()
    answers.push(...['none', 'd'].map(lookup))
    await settle()
    expect(reads).toHaveLength(2)
    reads[0]?.end()
    await settle()
    expect(reads[2]?.ids).toEqual(['d', 'none'])
    reads[1]?.end()
    reads[2]?.end()
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, null, 4])
  })

  it('never answers from a read that began before the question', async () => {
    const { reads, lookup } = createStore({ a: 1 })
    const first = lookup('a')
    await settle()
    const second = lookup('a')
    await settle()
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
    await settle()
    const other = lookup('a')
    await settle()
    reads[0]?.end(new Error('away'))
    await expect(failing).rejects.toThrow('away')
    reads[1]?.end()
    expect(await other).toBe(1)
    const later = lookup('a')
    await settle()
    reads[2]?.end()
    expect(await later).toBe(1)
  })

  it('holds at most a hundred in one read', async () => {
    const { reads, lookup } = createStore({})
    const answers = Array.from({ length: 252 }, (_, index) => lookup(String(index)))
    for (const index of [0, 1, 2]) {
      await settle()
      reads[index]?.end()
    }
    expect(reads.map(({ ids }) => ids.length)).toEqual([100, 100, 52])
    expect(new Set(await Promise.all(answers))).toEqual(new Set([null]))
  })
})
