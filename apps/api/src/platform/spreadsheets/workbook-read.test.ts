import { describe, expect, it } from 'vitest'
import { allOf } from '../../testing/all-of.ts'
import { makeWorkbook, workbookParts, zipOfTexts } from './testing/make-workbook.ts'
import { BrokenWorkbook, isWorkbook, openWorkbook } from './workbook-read.ts'

const linesOf = async (bytes: Buffer, sheet?: string) => allOf((await openWorkbook(bytes, sheet)).lines())
const textsOf = async (bytes: Buffer, sheet?: string) =>
  (await linesOf(bytes, sheet)).map(({ cells }) => cells.map(({ text }) => text))
const faultOf = async (bytes: Buffer, sheet?: string) => {
  try {
    await linesOf(bytes, sheet)
    return 'none'
  } catch (error) {
    return error instanceof BrokenWorkbook ? error.code : error
  }
}
const one = (rows: string) => ({ sheets: [{ name: 'Feuil1', rows }] })

describe('a workbook', () => {
  it('gives texts, shared or in place, with their runs joined and what is said left out', async () => {
    const bytes = await makeWorkbook({
      ...one(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="5"><c t="inlineStr"><is><r><t>É</t></r><r><t xml:space="preserve">t &amp; </t></r><rPh><t>x</t></rPh></is></c><c t="str"><f>A1</f><v>dit</v></c></row>',
      ),
      strings: [
        '<t>Dupont</t>',
        '<r><t>Ma</t></r><r><t>rie_x000D_</t></r><rPh sb="0" eb="1"><t>マ</t></rPh>',
      ],
    })
    expect(await linesOf(bytes)).toEqual([
      { row: 2, cells: [{ text: 'Dupont' }, { text: '' }, { text: 'Marie\r' }] },
      { row: 5, cells: [{ text: 'Ét & ' }, { text: 'dit' }] },
    ])
  })

  it('gives days by the format of their cells, in both systems; numbers as people write them', async () => {
    const rows =
      '<row><c s="1"><v>46113.5</v></c><c><v>46113</v></c><c s="2"><v>46113</v></c><c><v>1.8506751164123E14</v></c><c><v>45.300000000000004</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-04-01T00:00:00</v></c></row>'
    const formats = ['dd/mm/yyyy', '0.00']
    const texts = ['2026-04-01', '46113', '46113', '185067511641230', '45.3', 'Oui', '2026-04-01']
    expect(await textsOf(await makeWorkbook({ ...one(rows), formats }))).toEqual([texts])
    const later = await makeWorkbook({ ...one(rows), formats, from1904: true })
    expect((await textsOf(later))[0]?.[0]).toBe('2030-04-02')
  })

  it('never works a formula out: what was found last counts, and is missed where it is not there', async () => {
    const [line] = await linesOf(
      await makeWorkbook(
        one(
          '<row><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>""</f><v></v></c></row>',
        ),
      ),
    )
    expect(line?.cells).toEqual([
      { text: '2', number: true },
      { text: '', fault: 'import.formula-empty' },
      { text: '#DIV/0!', fault: 'import.cell-error' },
      { text: '' },
    ])
  })

  it('is read at its first sheet that is not hidden, or at the one that is named', async () => {
    const row = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`
    const sheets = [
      { name: 'Réglages', rows: row('a'), hidden: true as const },
      { name: 'Adhérents', rows: row('b') },
      { name: 'Été', rows: '<row r="1"/>' },
    ]
    const bytes = await makeWorkbook({ sheets })
    expect((await openWorkbook(bytes)).sheets).toEqual(['Adhérents', 'Été'])
    expect(await textsOf(bytes)).toEqual([['b']])
    expect(await textsOf(bytes, 'Réglages')).toEqual([['a']])
    expect(await faultOf(bytes, 'Été')).toBe('import.sheet-empty')
    expect(await faultOf(bytes, 'Autre')).toBe('import.sheet-unknown')
  })
})

describe('what is no workbook', () => {
  it('is told from one by its first bytes', () => {
    expect([isWorkbook(Buffer.from('nom;prenom')), isWorkbook(Buffer.from('PK\u0003\u0004'))]).toEqual([
      ...[false, true],
    ])
  })

  it('is refused with its reason', async () => {
    const parts = workbookParts(one('<row/>'))
    const locked = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    const withPart = (name: string, text: string) => zipOfTexts({ ...parts, [name]: text })
    expect(await faultOf(locked)).toBe('import.workbook-locked')
    expect(await faultOf(await zipOfTexts({ 'content.xml': '<office/>' }))).toBe('import.workbook-broken')
    const whole = await makeWorkbook(one('<row/>'))
    expect(await faultOf(whole.subarray(0, whole.length - 30))).toBe('import.workbook-broken')
    const sheet = 'xl/worksheets/sheet1.xml'
    expect(await faultOf(await withPart(sheet, '<worksheet><row></worksheet>'))).toBe(
      'import.workbook-broken',
    )
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    expect(await faultOf(await withPart(sheet, bomb))).toBe('import.workbook-broken')
  })

  it('is not unpacked beyond what it says, nor when it says too much', async () => {
    const parts = workbookParts(one('<row/>'))
    const bomb = await zipOfTexts({ ...parts, 'xl/styles.xml': Buffer.alloc(9_000_000, ' ') })
    expect(bomb.length).toBeLessThan(20_000)
    expect(await faultOf(bomb)).toBe('import.workbook-too-large')
    // The directory tells a small size: it is held to it.
    const at = bomb.indexOf('xl/styles.xml', bomb.lastIndexOf('xl/workbook.xml')) - 46
    const lying = Buffer.from(bomb)
    expect(lying.readUInt32LE(at)).toBe(0x02014b50)
    lying.writeUInt32LE(100, at + 24)
    expect(await faultOf(lying)).toBe('import.workbook-broken')
  })
})
