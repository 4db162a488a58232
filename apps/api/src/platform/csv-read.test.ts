import { expect, it } from 'vitest'
import { readCsv } from './csv-read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('reads UTF-8 with its mark, semicolons, quotes and line ends inside', () => {
  const table = readCsv(bytes('\uFEFFNom;Ville\r\n"Du;val";"Saint\nMalo"\r\n'), 10)
  expect(table).toEqual({
    ...{
      rows: [
        ['Nom', 'Ville'],
        ['Du;val', 'Saint\nMalo'],
      ],
      brokenLine: null,
    },
  })
})

it('reads Windows-1252 and commas', () => {
  const windows = Uint8Array.from(
    [...'pr']
      .map((c) => c.charCodeAt(0))
      .concat(
        [0xe9],
        [...'nom,email\n'].map((c) => c.charCodeAt(0)),
        [0x80],
      ),
  )
  expect(readCsv(windows, 10).rows).toEqual([['prénom', 'email'], ['€']])
})

it('keeps lines that are too short or too long, and stops at the limit', () => {
  expect(readCsv(bytes('a;b\n1\n1;2;3\n4;5\n'), 3).rows).toEqual([['a', 'b'], ['1'], ['1', '2', '3']])
})

it('leaves out empty lines at the end only, so that numbers of lines stay right', () => {
  expect(readCsv(bytes('a;b\n;\n1;2\n;\n;\n'), 10).rows).toEqual([
    ['a', 'b'],
    ['', ''],
    ['1', '2'],
  ])
})

it('says which line is broken', () => {
  expect(readCsv(bytes('a;b\n1;2\n"3;4\n'), 10)).toMatchObject({ brokenLine: 3 })
})

it('reads UTF-16 as spreadsheets save “Unicode text”, both ways round', () => {
  const little = Buffer.from('\uFEFFNom\tVille\r\nZoé\tAix\r\n', 'utf16le')
  const rows = [
    ['Nom', 'Ville'],
    ['Zoé', 'Aix'],
  ]
  expect(readCsv(little, 10).rows).toEqual(rows)
  expect(readCsv(Buffer.from(little).swap16(), 10).rows).toEqual(rows)
})

it('holds no character that the database does not keep, whatever is in the file', () => {
  expect(readCsv(bytes('Nom;Ville\nZo\0é;Aix\n'), 10).rows).toEqual([
    ['Nom', 'Ville'],
    ['Zo\uFFFDé', 'Aix'],
  ])
})
