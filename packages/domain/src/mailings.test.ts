import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fillPlaceholders,
  isMailLink,
  linkPlaceholder,
  PLACEHOLDERS,
  paceAfter,
  placeAt,
  unknownPlaceholders,
} from './mailings.ts'

describe('placeholders of a mailing', () => {
  it('are those of a closed list; whatever else stands in braces is refused with its place', () => {
    expect(unknownPlaceholders('Bonjour {{firstName}}, {{ dueDate }}')).toEqual([])
    expect(unknownPlaceholders('Bonjour {{firstName}},\nvotre {{prenom}}\n{{ et }} {{')).toEqual([
      { written: '{{prenom}}', line: 2, column: 7 },
      { written: '{{ et }}', line: 3, column: 1 },
      { written: '{{', line: 3, column: 10 },
    ])
  })

  it('a text that was accepted holds no mark once it is filled, whatever its values say', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PLACEHOLDERS.map((name) => `{{${name}}}`), ' {', '} ', '\n'),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        if (unknownPlaceholders(text).length > 0) return
        const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'é']))
        expect(fillPlaceholders(text, values)).not.toMatch(/\{\{/u)
      }),
    )
  })

  it('a value is never read again as a text', () => {
    const values = { firstName: '{{lastName}}', lastName: 'Martin' }
    expect(fillPlaceholders('{{firstName}} {{lastName}}', values)).toBe('{{lastName}} Martin')
  })

  it('a link leads to the web, to a mail address, or to one of the addresses of the list', () => {
    expect(linkPlaceholder('{{ renewUrl }}')).toBe('renewUrl')
    expect(linkPlaceholder('{{firstName}}')).toBeNull()
    expect(linkPlaceholder('https://{{renewUrl}}')).toBeNull()
    for (const url of ['https://exemple.fr/a?b=c#d', 'http://exemple.fr', 'mailto:a@exemple.fr'])
      expect(isMailLink(url)).toBe(true)
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
      'https://a@b.fr',
      'https://x.fr/{{firstName}}',
      '/adhesions',
    ])
      expect(isMailLink(url)).toBe(false)
  })

  it('a place is counted from one', () => {
    expect(placeAt('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
    expect(placeAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  })
})

describe('the pace of mailings', () => {
  it('never lets more leave than so many a second', () => {
    const step = fc.record({ wait: fc.nat(5000), count: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (steps, perSecond) => {
        let [now, next, sent] = [0, 0, 0]
        const begun = now
        for (const { wait, count } of steps) {
          now = Math.max(now + wait, next)
          const taken = Math.min(count, perSecond)
          next = paceAfter(next, now, taken, perSecond)
          sent += taken
          expect(sent).toBeLessThanOrEqual(((now - begun) / 1000 + 1) * perSecond)
        }
      }),
    )
  })
})
