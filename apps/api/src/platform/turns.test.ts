import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('who asks under one key waits for those before, whatever became of them; other keys wait for nobody', async () => {
  const inTurn = createTurns()
  const told: string[] = []
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const step = (name: string, wait?: Promise<void>) => async () => {
    told.push(`${name} begins`)
    await wait
    told.push(`${name} ends`)
    if (name === 'first') throw new Error('it failed')
    return name
  }
  const first = inTurn('a', step('first', gate)).catch((error: Error) => error.message)
  const second = inTurn('a', step('second'))
  expect(await inTurn('b', step('other'))).toBe('other')
  open()
  expect(await Promise.all([first, second])).toEqual(['it failed', 'second'])
  expect(told).toEqual([
    ...['first begins', 'other begins', 'other ends', 'first ends'],
    ...['second begins', 'second ends'],
  ])
})
