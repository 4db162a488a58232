import { describe, expect, it } from 'vitest'
import english from './en/all.ts'
import french from './fr/all.ts'
import type { Translate } from './translate.ts'

function entriesOf(texts: unknown, prefix = ''): [string, string][] {
  if (typeof texts === 'string') return [[prefix, texts]]
  return Object.entries(texts as object).flatMap(([key, value]) =>
    entriesOf(value, prefix === '' ? key : `${prefix}.${key}`),
  )
}
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/gu) ?? []).toSorted()

const frenchEntries = entriesOf(french)
const englishEntries = new Map(entriesOf(english))

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...englishEntries.keys()].toSorted()).toEqual(frenchEntries.map(([key]) => key).toSorted())
  })

  it('use the same placeholders in both languages', () => {
    for (const [key, text] of frenchEntries) {
      expect(placeholders(englishEntries.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('are never empty and never carry stray spaces', () => {
    for (const [key, text] of [...frenchEntries, ...englishEntries]) {
      expect(text.trim(), key).toBe(text)
      expect(text, key).not.toBe('')
      expect(text, key).not.toMatch(/ {2}/u)
    }
  })

  it.each(frenchEntries)('%s follows French typography', (_key, text) => {
    expect(text).not.toMatch(/ [:;!?»%€]/u)
    expect(text).not.toMatch(/«(?!\u00A0)/u)
    expect(text).not.toMatch(/[^\s\u00A0]»/u)
    expect(text).not.toMatch(/'/u)
    expect(text).not.toMatch(/\.\.\./u)
    const words = text.replaceAll(/https?:\/\/\S+|\{\{\w+\}\}|\d+:\d+/gu, '')
    expect(words).not.toMatch(/[^\s\u00A0:;!?»%€][;!?»%€]|[^\s\u00A0]:(?=\s|$)/u)
  })
})

describe('the type of a translation function', () => {
  it('knows the keys of its namespaces, and of no other', () => {
    const name = ((key: string) => key) as Translate<'shell'>
    const two = name as unknown as Translate<readonly ['shell', 'common']>
    const keys: unknown[] = [name('nav.open'), two('nav.open'), two('common:field.required')]
    keys.push(name('requests.waiting', { count: 2 }))
    // @ts-expect-error no such key
    keys.push(name('nav.gone'))
    // @ts-expect-error no such key in the second namespace
    keys.push(two('common:field.gone'))
    // @ts-expect-error a key of another namespace
    keys.push(name('common:field.required'))
    // @ts-expect-error a part is no text
    keys.push(name('nav'))
    // @ts-expect-error a function that knows fewer keys
    const other: Translate<readonly ['shell', 'common']> = name
    expect([...keys, other]).toHaveLength(9)
  })
})
