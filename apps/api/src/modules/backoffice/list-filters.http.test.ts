import { listMembers, listStaffPayments } from '@guichet/contract/backoffice.contract'
import { addDays } from '@guichet/domain/local-date'
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
