import { exportMembers, exportMembersWorkbook, listMembers } from '@guichet/contract/backoffice.contract'
import { auditEntries } from '@guichet/db/schema'
import { MEMBER_SORTS, type MemberSort } from '@guichet/domain/member-columns'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { openWorkbook } from '../../platform/spreadsheets/workbook-read.ts'
import { allOf } from '../../testing/all-of.ts'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

/** Three members of one name: with two periods, with one, with none. */
async function threeMembers(api: TestApp, lastName: string) {
  const searchKey = lastName.toLowerCase()
  const type = await api.make.membershipType({ labelFr: 'normale', labelEn: 'standard' })
  const make = async (firstName: string, hours: number, file: object, ...starts: string[]) => {
    const createdAt = new Date(api.clock.now().getTime() - hours * 3_600_000)
    const member = await api.make.member({ lastName, firstName, searchKey }, { createdAt, ...file })
    for (const startsOn of starts) {
      const endsOn = `${startsOn.slice(0, 4)}-12-31`
      await api.make.membership(member, { typeId: type.id, startsOn, endsOn })
    }
    return member
  }
  const file = { siret: '07955542100019', personalPostcode: '04100', activity: '=1+1' }
  const a = await make('Anne', 1, file, '2025-01-01', '2026-01-01')
  const b = await make('Bob', 3, {}, '2024-01-01')
  const c = await make('Cléo', 2, {})
  return { a, b, c }
}

describe('the list of members', () => {
  apiTest('is sorted by each of its orders, page by page, both ways', async ({ api }) => {
    const lastName = `Ordre${api.deps.ids.uuid().slice(-8)}`
    const { a, b, c } = await threeMembers(api, lastName)
    const staff = await api.signInAs(await api.make.staff('support'))
    const read = async (sort: MemberSort) => {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const query = { q: lastName, sort, limit: 1, ...(cursor !== undefined && { cursor }) }
        const { body } = await staff.call(listMembers, { query })
        found.push(...body.items.map(({ personId }) => personId))
        cursor = body.nextCursor ?? undefined
      } while (cursor !== undefined)
      return found
    }
    const orders: Readonly<Record<MemberSort, readonly string[]>> = {
      ...{ name: [a.id, b.id, c.id], '-name': [c.id, b.id, a.id] },
      ...{ number: [a.id, b.id, c.id], '-number': [c.id, b.id, a.id] },
      // Who has no membership comes last, whatever the direction.
      ...{ endsOn: [b.id, a.id, c.id], '-endsOn': [a.id, b.id, c.id] },
      ...{ recordedOn: [b.id, c.id, a.id], '-recordedOn': [a.id, c.id, b.id] },
    }
    for (const sort of MEMBER_SORTS) expect([sort, await read(sort)]).toEqual([sort, orders[sort]])
    const { body } = await staff.call(listMembers, { query: { q: lastName, limit: 1 } })
    const query = { q: lastName, sort: 'endsOn' as const, cursor: body.nextCursor as string }
    expect((await staff.refusal(listMembers, { query })).code).toBe('request.invalid')
    expect(body.items[0]).toMatchObject({
      ...{ typeFr: 'normale', typeEn: 'standard', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      ...{ activity: '=1+1', postcode: '04100', membershipState: 'active' },
    })
  })
})

describe('exportMembers', () => {
  apiTest('gives the columns that are asked for, in their order and in that of the list', async ({ api }) => {
    const lastName = `Colonnes${api.deps.ids.uuid().slice(-8)}`
    await threeMembers(api, lastName)
    const boss = await api.make.staff('manager')
    const manager = await api.signInAs(boss)
    const query = { q: lastName, sort: '-endsOn', columns: 'postcode,unknown,name,endsOn' }
    const answer = await manager.attempt(exportMembers, { query })
    expect(answer.body.split('\r\n')).toEqual([
      '\uFEFFCode postal;Nom;Prénom;Date d’échéance',
      `04100;${lastName};Anne;31/12/2026`,
      `;${lastName};Bob;31/12/2024`,
      `;${lastName};Cléo;`,
      '',
    ])
    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.actorId, boss.id))
    expect(rows.find(({ action }) => action === 'member.exported')?.after).toMatchObject({
      format: 'csv',
      columns: ['Code postal', 'Nom', 'Prénom', 'Date d’échéance'],
    })
  })

  apiTest('writes a workbook: codes keep their zeros, days are days, a formula is text', async ({ api }) => {
    const lastName = `Classeur${api.deps.ids.uuid().slice(-8)}`
    const { a } = await threeMembers(api, lastName)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const query = { q: lastName, columns: 'number,name,activity,siret,postcode,type,endsOn,membership' }
    const answer = await manager.attempt(exportMembersWorkbook, { query })
    expect(answer.headers['content-type']).toBe(exportMembersWorkbook.produces)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="adherents-2026-11-22.xlsx"')
    const book = await openWorkbook(answer.rawPayload)
    const [head, first] = await allOf(book.lines())
    expect(head?.cells.map(({ text }) => text)).toEqual([
      ...['Numéro', 'Nom', 'Prénom', 'Activité', 'SIRET', 'Code postal', 'Type d’adhésion'],
      ...['Date d’échéance', 'Statut'],
    ])
    expect(first?.cells).toEqual([
      { text: String(a.number), number: true },
      ...[lastName, 'Anne', '=1+1', '07955542100019', '04100', 'normale', '2026-12-31', 'active'].map(
        (text) => ({
          text,
        }),
      ),
    ])
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(exportMembersWorkbook, { query: {} })).code).toBe('session.forbidden')
  })
})
