import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attachmentHeader,
  distinctNames,
  documentNameOf,
  FILE_NAME_LENGTH,
  safeFileName,
} from './file-name.ts'

const RTL = '\u202e'
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '../',
        '..\\',
        '/',
        '\u0000',
        RTL,
        '\u200b',
        '.',
        ' ',
        'con',
        'a',
        '\ud800',
        '"',
        '\r\n',
        'é',
        '💥',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)
const TRAPS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\<>:"|?*]/u

describe('safeFileName', () => {
  it.each([
    ['../../x', 'x'],
    ['..\\..\\windows\\system32\\x.pdf', 'x.pdf'],
    ['/etc/passwd', 'passwd'],
    ['a\u0000b.pdf', 'ab.pdf'],
    [`facture${RTL}fdp.exe`, 'facturefdp.exe'],
    ['Été à l’Œuvre – n° 3.pdf', 'Été à l’Œuvre – n° 3.pdf'],
    ['rapport.final.PDF', 'rapport.final.pdf'],
    ['CON.txt', '_CON.txt'],
    ['...', 'document'],
    ['', 'document'],
    ['   .pdf', 'pdf'],
    ['a"b\r\nSet-Cookie: x.pdf', 'a_bSet-Cookie_ x.pdf'],
    ['e\u0301te\u0301', 'été'],
  ])('makes %j harmless: %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe)
  })

  it('gives a name the extension of its content', () => {
    expect(safeFileName('photo.pdf', ['png'])).toBe('photo.png')
    expect(safeFileName('photo.JPEG', ['jpg', 'jpeg'])).toBe('photo.jpeg')
    expect(safeFileName('rapport', ['pdf'])).toBe('rapport.pdf')
    expect(safeFileName(`${'a'.repeat(300)}.pdf`, ['pdf'])).toMatch(/^a{109}\.pdf$/u)
    expect(documentNameOf('rapport.final.pdf')).toBe('rapport.final')
  })

  it('holds no trap, has a length and stays as it is, whatever is given', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom([], ['pdf'], ['jpg', 'jpeg']), (given, extensions) => {
        const safe = safeFileName(given, extensions)
        expect(safe).not.toMatch(TRAPS)
        expect([...safe].length).toBeGreaterThan(0)
        expect([...safe].length).toBeLessThanOrEqual(FILE_NAME_LENGTH + 1)
        expect(safe).not.toMatch(/^[.\s]|[.\s]$/u)
        expect(safeFileName(safe, extensions)).toBe(safe)
      }),
    )
  })

  it('fits a header, whatever is given', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const header = attachmentHeader(given)
        expect(header).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.~!%-]+$/u)
      }),
    )
    expect(attachmentHeader('Été (2).pdf')).toBe(
      `attachment; filename="_t___2_.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%282%29.pdf`,
    )
  })
})

describe('distinctNames', () => {
  it('counts what comes again, whatever its case, and passes over what is taken', () => {
    const names = ['Avis.pdf', 'avis.PDF', 'Avis (2).pdf', 'Avis.pdf', 'Avis', 'Avis.txt']
    expect(names.map(distinctNames())).toEqual([
      ...['Avis.pdf', 'avis (2).pdf', 'Avis (2) (2).pdf', 'Avis (3).pdf', 'Avis', 'Avis.txt'],
    ])
  })

  it('gives no name twice and keeps endings, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.pdf', 'A.pdf', 'a (2).pdf', 'a (2)', 'é'), { maxLength: 40 }),
        (names) => {
          const given = names.map(distinctNames())
          expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(names.length)
          expect(given.map((name) => name.endsWith('.pdf'))).toEqual(
            names.map((name) => name.endsWith('.pdf')),
          )
        },
      ),
    )
  })
})
