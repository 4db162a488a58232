import { importMembers } from '@guichet/contract/member-imports.contract'
import { members, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { makeWorkbook } from '../../platform/spreadsheets/testing/make-workbook.ts'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`
const row = (at: number, ...cells: string[]) => `<row r="${at}">${cells.join('')}</row>`

async function importing(api: TestApp) {
  const staff = await api.signInAs(await api.make.staff('manager'))
  return async (file: Buffer, query: Record<string, string> = {}) =>
    (
      await staff.call(
        importMembers,
        { query: { fileName: 'adherents.xlsx', dryRun: 'true' as const, ...query } },
        { file },
      )
    ).body
}
const HEAD = ['Nom', 'Prénom', 'SIRET', 'Code postal', 'Téléphone', 'NIR', 'Date d’échéance', 'Montant']

describe('importMembers from a workbook', () => {
  apiTest(
    'reads codes that lost their zeros, days as they are kept, and the results of formulas',
    async ({ api }) => {
      const mark = `Tableur${api.deps.ids.uuid().slice(-8)}`
      const type = await api.make.membershipType()
      const file = await makeWorkbook({
        formats: ['dd/mm/yyyy'],
        sheets: [
          { name: 'Aide', rows: row(1, text('Nom'), text('Prénom')), hidden: true },
          {
            name: 'Adhérents',
            rows: [
              row(2, ...HEAD.map(text)),
              row(
                4,
                ...[`<c t="str"><f>UPPER("x")</f><v>${mark}</v></c>`, text('Léa'), number('7955542100019')],
                ...[number('4100'), number('149098737'), number('2.55081416802538E14')],
                ...[number('46387', 1), number('69.900000000000006')],
              ),
              row(5, text(mark), text('Bob'), text(''), text('13007'), '<c/>', '<c/>', number('46387')),
            ].join(''),
          },
        ],
      })
      const send = await importing(api)
      const checked = await send(file, { typeId: type.id })
      expect(checked).toMatchObject({ rows: 2, errors: [], sheets: ['Adhérents'], sheet: 'Adhérents' })
      expect(checked.columns.map(({ target }) => target)).toEqual([
        ...['lastName', 'firstName', 'siret', 'postcode', 'phone', 'nir', 'endsOn', 'amount'],
      ])
      expect(await send(file, { typeId: type.id, dryRun: 'false' })).toMatchObject({
        created: 2,
        memberships: 2,
      })
      const [lea] = await api.deps.db
        .select({ siret: members.siret, postcode: members.personalPostcode, phone: persons.phone })
        .from(members)
        .innerJoin(persons, eq(persons.id, members.personId))
        .where(eq(persons.lastName, mark))
        .orderBy(persons.firstName)
        .offset(1)
      expect(lea).toEqual({ siret: '07955542100019', postcode: '04100', phone: '+33149098737' })
    },
  )

  apiTest(
    'tells what a cell does not say by its line and column, and another sheet to choose',
    async ({ api }) => {
      const rows = [
        row(1, text('Nom'), text('Prénom'), text('Ville')),
        row(3, text('Dupont'), '<c><f>NOW()</f></c>', '<c t="e"><v>#N/A</v></c>'),
      ].join('')
      const file = await makeWorkbook({
        sheets: [
          { name: 'Vide', rows: '' },
          { name: 'Liste', rows },
        ],
      })
      const send = await importing(api)
      const codes = (answer: Awaited<ReturnType<typeof send>>) =>
        answer.errors.map(({ row: line, column, code }) => `${line} ${column} ${code}`)
      const empty = await send(file)
      expect([codes(empty), empty.sheets, empty.sheet]).toEqual([
        ['1  import.sheet-empty'],
        ['Vide', 'Liste'],
        'Vide',
      ])
      expect(codes(await send(file, { sheet: 'Liste' }))).toEqual([
        ...['3 Prénom import.formula-empty', '3 Ville import.cell-error', '3 Prénom required'],
      ])
      const unknown = await send(file, { sheet: 'Autre' })
      expect([codes(unknown), unknown.sheets]).toEqual([['1  import.sheet-unknown'], ['Vide', 'Liste']])
      expect(codes(await send(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toEqual(['1  import.workbook-locked'])
      expect(codes(await send(Buffer.from('PK\u0003\u0004')))).toEqual(['1  import.workbook-broken'])
    },
  )
})
