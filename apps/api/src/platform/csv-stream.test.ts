import { expect, it } from 'vitest'
import { csvRecords } from './csv-stream.ts'

it('reads UTF-16 as spreadsheets save it, and a zero byte as a character that is not known', async () => {
  const read = async (bytes: Uint8Array) => {
    const found: (readonly string[])[] = []
    for await (const record of csvRecords(bytes)) found.push(record)
    return found
  }
  const rows = [
    ['Nom', 'Ville'],
    ['Zoé', 'Aix'],
  ]
  const little = Buffer.from('\uFEFFNom\tVille\r\nZoé\tAix\r\n', 'utf16le')
  expect(await read(little)).toEqual(rows)
  expect(await read(Buffer.from(little).swap16())).toEqual(rows)
  expect(await read(Buffer.from('Nom;Ville\nZo\0é;Aix\n'))).toEqual([
    ['Nom', 'Ville'],
    ['Zo\uFFFDé', 'Aix'],
  ])
})
