import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal } from './journal.ts'

interface Thing {
  id: string
  n: number
}

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'deep', 'state.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('finds everything again without having been closed, in the same order', () => {
  const things = openJournal(file).collection<Thing>('things')
  things.put({ id: 'a', n: 1 })
  things.put({ id: 'b', n: 2 })
  things.put({ id: 'c', n: 3 })
  things.put({ id: 'a', n: 4 })
  things.remove('b')
  const again = openJournal(file).collection<Thing>('things')
  expect(again.all()).toEqual([
    { id: 'a', n: 4 },
    { id: 'c', n: 3 },
  ])
})

it('ignores a line that a kill cut short, and goes on after it', () => {
  openJournal(file).collection<Thing>('things').put({ id: 'a', n: 1 })
  appendFileSync(file, '["things","b",{"id":"b"')
  const second = openJournal(file).collection<Thing>('things')
  expect(second.all()).toEqual([{ id: 'a', n: 1 }])
  second.put({ id: 'c', n: 2 })
  expect(openJournal(file).collection<Thing>('things').all()).toHaveLength(2)
})

it('writes a batch in one go, also when its work throws', () => {
  const journal = openJournal(file)
  const things = journal.collection<Thing>('things')
  const work = () =>
    journal.batch(() => {
      things.put({ id: 'a', n: 1 })
      expect(readFileSync(file, 'utf8')).toBe('')
      throw new Error('refused')
    })
  expect(work).toThrow('refused')
  expect(openJournal(file).collection<Thing>('things').get('a')).toEqual({ id: 'a', n: 1 })
})

it('does not grow with changes of the same object', () => {
  const journal = openJournal(file)
  const things = journal.collection<Thing>('things')
  journal.batch(() => {
    for (let n = 0; n < 30_000; n += 1) things.put({ id: 'a', n })
  })
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(2)
  things.put({ id: 'b', n: 1 })
  expect(openJournal(file).collection<Thing>('things').all()).toHaveLength(2)
})

it('keeps everything in memory without a file, and clears one collection only', () => {
  const journal = openJournal()
  journal.collection<Thing>('others').put({ id: 'x', n: 1 })
  const things = journal.collection<Thing>('things')
  things.put({ id: 'a', n: 1 })
  things.clear()
  expect(things.all()).toEqual([])
  expect(journal.collection<Thing>('others').get('x')).toBeDefined()
})
