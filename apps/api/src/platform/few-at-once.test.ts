import { describe, expect, it } from 'vitest'
import { BusyError, fewAtOnce } from './few-at-once.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Work that ends when the test says so. */
function workshop(options: Parameters<typeof fewAtOnce>[0]) {
  const inLane = fewAtOnce(options)
  const begun: number[] = []
  const ends = new Map<number, PromiseWithResolvers<number>>()
  const start = (name: number, key?: string) => {
    const end = Promise.withResolvers<number>()
    ends.set(name, end)
    return inLane(() => {
      begun.push(name)
      return end.promise
    }, key)
  }
  return { begun, start, end: (name: number) => ends.get(name) as PromiseWithResolvers<number> }
}

describe('few at once', () => {
  it('begins what waits in its order, one for each that ends or fails', async () => {
    const { begun, start, end } = workshop({ most: 2, mostWaiting: 9 })
    const answers = [1, 2, 3, 4, 5].map((name) => start(name))
    expect(begun).toEqual([1, 2])
    end(2).resolve(20)
    expect(await answers[1]).toBe(20)
    expect(begun).toEqual([1, 2, 3])
    end(1).reject(new Error('broken'))
    await expect(answers[0]).rejects.toThrow('broken')
    await settle()
    expect(begun).toEqual([1, 2, 3, 4])
    for (const name of [3, 4, 5]) end(name).resolve(name)
    expect(await Promise.all(answers.slice(2))).toEqual([3, 4, 5])
    void start(6)
    void start(7)
    void start(8)
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('refuses what would wait behind too many', async () => {
    const { start, end } = workshop({ most: 1, mostWaiting: 1 })
    const answers = [1, 2].map((name) => start(name))
    await expect(start(3)).rejects.toThrow(BusyError)
    end(1).resolve(1)
    end(2).resolve(2)
    expect(await Promise.all(answers)).toEqual([1, 2])
    const later = start(4)
    end(4).resolve(4)
    expect(await later).toBe(4)
  })

  it('does once what comes in one turn or waits under one key, never by what has begun', async () => {
    const { begun, start, end } = workshop({ most: 2, mostWaiting: 1 })
    const [first, joined] = [start(1, 'a'), start(2, 'a')]
    await settle()
    expect(begun).toEqual([1])
    // There is room, but one of a key is enough.
    const [late, latest] = [start(3, 'a'), start(4, 'a')]
    const other = start(5, 'b')
    await settle()
    expect(begun).toEqual([1, 5])
    end(1).resolve(1)
    expect(await Promise.all([first, joined])).toEqual([1, 1])
    await settle()
    expect(begun).toEqual([1, 5, 3])
    end(3).reject(new Error('broken'))
    await expect(late).rejects.toThrow('broken')
    await expect(latest).rejects.toThrow('broken')
    end(5).resolve(5)
    expect(await other).toBe(5)
    const again = start(6, 'a')
    await settle()
    end(6).resolve(6)
    expect(await again).toBe(6)
  })

  it('refuses under a key too, and hears the next who asks', async () => {
    const { begun, start, end } = workshop({ most: 1, mostWaiting: 1 })
    const answers = [start(1, 'a'), start(2, 'b')]
    await settle()
    await expect(start(3, 'c')).rejects.toThrow(BusyError)
    end(1).resolve(1)
    await answers[0]
    const again = start(4, 'c')
    await settle()
    end(2).resolve(2)
    end(4).resolve(4)
    expect(await Promise.all([...answers, again])).toEqual([1, 2, 4])
    expect(begun).toEqual([1, 2, 4])
  })
})
