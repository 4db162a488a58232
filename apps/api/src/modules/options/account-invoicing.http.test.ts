import { getAccountInvoicing, updateAccountInvoicing } from '@guichet/contract/options.contract'
import type { In } from '@guichet/contract/route'
import { auditEntries, organisationSettings } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import { fieldsOf } from './testing/option-caller.ts'

type Person = { readonly id: string }
const EMPTY = {
  ...{ streetNumber: null, streetNumberSuffix: null, streetName: null, complement: null },
  ...{ postBox: null, postcode: null, city: null, country: 'FR' },
} as const
const OTHER = {
  ...EMPTY,
  streetNumber: '56',
  streetNumberSuffix: 'bis',
  streetName: 'rue de Billancourt',
  postcode: '92 100',
  city: 'Boulogne-Billancourt',
} as const

describe('getAccountInvoicing', () => {
  test('shows where invoices go, whom to ask for prices, and what this month costs', async ({ api }) => {
    await api.make.tariff({ item: 'subscription', amountCents: 1200, labelEn: 'Subscription' })
    await api.make.tariff({ item: 'secondary-mailbox', amountCents: 450 })
    const primary = await api.make.account({ details: { invoicingOn: '2008-06-27' } })
    await api.make.secondary(primary, { hasMailbox: true })
    const client = await api.signInAs(primary.holder as Person)
    const call = { params: { id: primary.id } }
    const answer = await client.call(getAccountInvoicing, call, { headers: { 'accept-language': 'en' } })
    expect(answer.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      ...{ invoicingOn: '2008-06-27', useResponsibleAddress: true, version: 1 },
      ...{ salesEmail: 'contact@test.example', salesPhone: '04 65 71 00 10' },
      address: { streetName: null, city: null },
      cost: { netCents: 1650, vatCents: 330, grossCents: 1980 },
    })
    expect(answer.body.cost.lines[0]).toMatchObject({ item: 'subscription', label: 'Subscription' })
    await api.deps.db.update(organisationSettings).set({ salesEmail: 'ventes@test.example' })
    expect((await client.call(getAccountInvoicing, call)).body.salesEmail).toBe('ventes@test.example')
    await api.deps.db.update(organisationSettings).set({ salesEmail: null })
  })

  test('has no cost once the account is closed', async ({ api }) => {
    const primary = await api.make.account({ state: 'closed', details: { archiveSubscribed: true } })
    const client = await api.signInAs(await api.make.staff('finance'))
    const { body } = await client.call(getAccountInvoicing, { params: { id: primary.id } })
    expect(body.cost).toEqual({ lines: [], netCents: 0, vatCents: 0, grossCents: 0 })
  })

  test('is of primaries only, for persons with that right', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const [clerk, reader] = [await api.make.person(), await api.make.person()]
    await api.make.join(primary, clerk, { rights: ['billing'] })
    await api.make.join(primary, reader, { rights: ['options'] })
    const asked = async (person: unknown, id: string) => {
      const client = await api.signInAs(person as Person)
      const answer = await client.attempt(getAccountInvoicing, { params: { id } })
      return answer.statusCode === 200 ? 200 : answer.json().code
    }
    expect(await asked(clerk, primary.id)).toBe(200)
    expect(await asked(reader, primary.id)).toBe('account.right-missing')
    expect(await asked(primary.holder, account.id)).toBe('account.not-primary')
    expect(await asked(account.holder, account.id)).toBe('account.not-primary')
    expect(await asked(account.holder, primary.id)).toBe('resource.not-found')
  })

  test('costs the same statements whatever the family', async ({ api, pg }) => {
    const costOf = async (secondaries: number) => {
      const primary = await api.make.account()
      for (let n = 0; n < secondaries; n++) await api.make.secondary(primary, { hasMailbox: true })
      const client = await api.signInAs(primary.holder as Person)
      const read = () => client.call(getAccountInvoicing, { params: { id: primary.id } })
      await read()
      return (await statementsOf(pg.pool, read)).length
    }
    const few = await costOf(1)
    expect(few).toBeLessThanOrEqual(13)
    expect(await costOf(7)).toBe(few)
  })
})

describe('updateAccountInvoicing', () => {
  test('keeps another address, tidied, and writes one audit row', async ({ api }) => {
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Person)
    const params = { id: primary.id }
    const save = async (body: In<(typeof updateAccountInvoicing)['body']>, version: number) =>
      client.call(updateAccountInvoicing, { params, body }, { ifMatch: `"${version}"` })
    const saved = await save({ useResponsibleAddress: false, address: OTHER }, 1)
    expect(saved.etag).toBe('"2"')
    expect(saved.body).toMatchObject({
      useResponsibleAddress: false,
      address: { ...OTHER, postcode: '92100' },
      version: 2,
    })
    expect((await client.call(getAccountInvoicing, { params })).body).toEqual(saved.body)
    const again = await save({ useResponsibleAddress: false, address: { ...OTHER, complement: '' } }, 2)
    expect(again.body.version).toBe(2)
    const back = await save({ useResponsibleAddress: true, address: OTHER }, 2)
    expect(back.body).toMatchObject({ useResponsibleAddress: true, address: { streetNumber: '56' } })
    const entries = await api.deps.db
      .select({ action: auditEntries.action, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, primary.id))
    expect(entries).toEqual([
      {
        action: 'account.invoicing-updated',
        after: { fields: ['useResponsibleAddress', 'invoicingAddress'] },
      },
      { action: 'account.invoicing-updated', after: { fields: ['useResponsibleAddress'] } },
    ])
  })

  test('asks for an address that can be written to, unless the responsible person’s is used', async ({
    api,
  }) => {
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Person)
    const refused = async (address: object) =>
      fieldsOf(
        await client.refusal(
          updateAccountInvoicing,
          {
            params: { id: primary.id },
            body: { useResponsibleAddress: false, address: { ...EMPTY, ...address } },
          },
          { ifMatch: '"1"' },
        ),
      )
    expect(await refused({})).toEqual([
      '/address/streetName required',
      '/address/postcode required',
      '/address/city required',
    ])
    expect(await refused({ ...OTHER, postcode: '921' })).toEqual(['/address/postcode postcode.invalid'])
    expect(await refused({ ...OTHER, country: 'F1' })).toEqual(['/address/country country.invalid'])
    expect(await refused({ country: 'BE', postBox: 'BP 3' })).toEqual(['/address/city required'])
  })

  test('is refused to whoever may not, to secondaries, to closed accounts and to older versions', async ({
    api,
  }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const shut = await api.make.account({ state: 'closed' })
    const reader = await api.make.person()
    await api.make.join(primary, reader, { rights: ['identity', 'options', 'secondaries'] })
    const refused = async (person: unknown, id: string, ifMatch?: string) =>
      (
        await (
          await api.signInAs(person as Person)
        ).refusal(
          updateAccountInvoicing,
          { params: { id }, body: { useResponsibleAddress: true, address: EMPTY } },
          ifMatch === undefined ? {} : { ifMatch },
        )
      ).code
    const other = await api.make.account()
    expect(await refused(reader, primary.id, '"1"')).toBe('account.right-missing')
    expect(await refused(await api.make.staff('support'), primary.id, '"1"')).toBe('account.right-missing')
    expect(await refused(primary.holder, account.id, '"1"')).toBe('account.not-primary')
    expect(await refused(shut.holder, shut.id, '"1"')).toBe('account.closed')
    expect(await refused(other.holder, primary.id, '"1"')).toBe('resource.not-found')
    expect(await refused(primary.holder, primary.id)).toBe('resource.precondition-required')
    expect(await refused(primary.holder, primary.id, '"7"')).toBe('resource.changed')
  })
})
