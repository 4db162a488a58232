import { exportMembers, listMembers, listStaffPayments } from '@guichet/contract/backoffice.contract'
import { auditEntries } from '@guichet/db/schema'
import { addDays } from '@guichet/domain/local-date'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'

describe('members whose membership ends soon', () => {
  apiTest('are those that are active and no longer covered in 30 days', async ({ api }) => {
    const today = api.clock.today()
    const lastName = `Echeance-${api.deps.ids.uuid().slice(-8)}`
    const until = async (...ends: number[]) => {
      const member = await api.make.member({ lastName, searchKey: lastName.toLowerCase() })
      let startsOn = addDays(today, -100)
      for (const days of ends) {
        const endsOn = addDays(today, days)
        await api.make.membership(member, { startsOn, endsOn })
        startsOn = addDays(endsOn, 1)
      }
      return member.id
    }
    const today0 = await until(0)
    const in30 = await until(30)
    const in31 = await until(31)
    const renewed = await until(10, 375)
    const over = await until(-1)
    const staff = await api.signInAs(await api.make.staff('support'))
    const found = async (state: 'active' | 'inactive' | 'ending') => {
      const { body } = await staff.call(listMembers, { query: { q: lastName, state } })
      return body.items.map(({ personId }) => personId).toSorted()
    }
    expect(await found('ending')).toEqual([today0, in30].toSorted())
    expect(await found('active')).toEqual([today0, in30, in31, renewed].toSorted())
    expect(await found('inactive')).toEqual([over])
  })
})

describe('payments that staff record', () => {
  apiTest('are transfers and cheques', async ({ api }) => {
    const member = await api.make.member()
    for (const method of ['card', 'sepa-debit', 'transfer', 'cheque'])
      await api.make.payment(member, { method })
    const staff = await api.signInAs(await api.make.staff('finance'))
    const { body } = await staff.call(listStaffPayments, { query: { q: member.lastName, method: 'manual' } })
    expect(body.items.map(({ method }) => method).toSorted()).toEqual(['cheque', 'transfer'])
    expect(body.total).toBe(2)
  })
})

describe('members found', () => {
  apiTest(
    'by type and due date of the latest membership, by partner and as possible doubles',
    async ({ api }) => {
      const lastName = `Filtre${api.deps.ids.uuid().slice(-8)}`
      const partner = await api.make.partner()
      const [one, other] = [await api.make.membershipType(), await api.make.membershipType()]
      const make = async (file: object, ...periods: [typeId: string, startsOn: string, endsOn: string][]) => {
        const member = await api.make.member({ lastName, searchKey: lastName.toLowerCase() }, file)
        for (const [typeId, startsOn, endsOn] of periods)
          await api.make.membership(member, { typeId, startsOn, endsOn })
        return member.id
      }
      const siret = '55208131766522'
      const a = await make(
        { siret },
        [one.id, '2025-01-01', '2025-12-31'],
        [other.id, '2026-01-01', '2026-12-31'],
      )
      const b = await make({ partnerId: partner.id, siret }, [one.id, '2026-06-01', '2027-05-31'])
      const c = await make({})
      const staff = await api.signInAs(await api.make.staff('support'))
      const found = async (query: object) =>
        (await staff.call(listMembers, { query: { q: lastName, ...query } })).body.items
          .map(({ personId }) => personId)
          .toSorted()
      expect(await found({})).toEqual([a, b, c].toSorted())
      expect(await found({ typeId: one.id })).toEqual([b])
      expect(await found({ typeId: other.id })).toEqual([a])
      expect(await found({ dueFrom: '2026-12-01', dueTo: '2026-12-31' })).toEqual([a])
      expect(await found({ dueTo: '2025-12-31' })).toEqual([])
      expect(await found({ dueFrom: '2027-01-01' })).toEqual([b])
      expect(await found({ due: 'next-month' })).toEqual([a])
      expect(await found({ due: 'overdue', dueTo: '2027-12-31' })).toEqual([])
      expect(await found({ partnerId: partner.id })).toEqual([b])
      expect(await found({ double: 'siret' })).toEqual([a, b].toSorted())
    },
  )

  apiTest('with a typo when nobody has the words as they are, and it is told', async ({ api }) => {
    const mark = api.deps.ids.uuid().slice(-8).replaceAll(/\d/gu, 'q')
    const lastName = `Castellan${mark}`
    const member = await api.make.member({ lastName, searchKey: lastName.toLowerCase() })
    const staff = await api.signInAs(await api.make.staff('support'))
    const find = async (q: string) => (await staff.call(listMembers, { query: { q } })).body
    expect(await find(lastName)).toMatchObject({ nearly: false, total: 1 })
    const near = await find(`castelan${mark}`)
    expect(near.nearly).toBe(true)
    expect(near.items.map(({ personId }) => personId)).toEqual([member.id])
    expect(await find('zzzzwwwwkkkk')).toMatchObject({ nearly: false, total: 0 })
  })
})

describe('exportMembers', () => {
  apiTest('writes the filtered list, never a formula, for managers alone; it is audited', async ({ api }) => {
    const lastName = `=Export${api.deps.ids.uuid().slice(-8)}`
    const partner = await api.make.partner('Relais ; du Sud')
    const member = await api.make.member(
      { lastName, firstName: 'Léa', searchKey: lastName.toLowerCase() },
      { partnerId: partner.id, personalCity: 'Apt' },
    )
    const type = await api.make.membershipType({ labelFr: 'normale' })
    await api.make.membership(member, { typeId: type.id, startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const boss = await api.make.staff('manager')
    const manager = await api.signInAs(boss)
    const answer = await manager.attempt(exportMembers, { query: { q: lastName } })
    expect(answer.headers['content-type']).toContain('text/csv')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="adherents-2026-11-22.csv"')
    const [head, line, ...rest] = answer.body.split('\r\n')
    expect(head).toContain('Numéro;Nom;Prénom;Email')
    expect(line).toContain(`${member.number};'${lastName};Léa;${member.email}`)
    expect(line).toContain('"Relais ; du Sud"')
    expect(line).toContain('Apt;normale;01/01/2026;31/12/2026;active')
    expect(rest).toEqual([''])
    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.actorId, boss.id))
    expect(rows.filter(({ action }) => action === 'member.exported')).toHaveLength(1)
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(exportMembers, { query: {} })).code).toBe('session.forbidden')
  })
})
