import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasRoomForTerms, paragraphsOf, titleOf, versionName } from './legal-text.ts'
import { parseLocalDate } from './local-date.ts'

describe('the paragraphs of a text', () => {
  it('are parted by empty lines, however they are written', () => {
    expect(paragraphsOf('# Éditeur\r\n\r\nUn\ndeux\n \n\n  trois  \n')).toEqual([
      '# Éditeur',
      'Un\ndeux',
      'trois',
    ])
    expect(paragraphsOf(' \n\n ')).toEqual([])
    expect(titleOf('# Éditeur')).toBe('Éditeur')
    expect(titleOf('Un # deux')).toBeNull()
  })

  it('lose no word and are stable', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,9}(?:[ \n][a-zé]{1,9}){0,3}$/u)), (paragraphs) => {
        expect(paragraphsOf(paragraphs.join('\n\n'))).toEqual(paragraphs)
      }),
    )
  })

  it('have room as terms up to 50 of 1000 signs', () => {
    expect(hasRoomForTerms(Array.from({ length: 50 }, () => 'a'.repeat(1000)).join('\n\n'))).toBe(true)
    expect(hasRoomForTerms('a'.repeat(1001))).toBe(false)
    expect(hasRoomForTerms(Array.from({ length: 51 }, () => 'a').join('\n\n'))).toBe(false)
  })
})

it('a version is named by its day, and told from others of the day', () => {
  const today = parseLocalDate('2026-11-30')
  const names: string[] = []
  for (let n = 0; n < 4; n += 1) names.push(versionName(today, names))
  expect(names).toEqual(['2026-11-30', '2026-11-30.2', '2026-11-30.3', '2026-11-30.4'])
})
