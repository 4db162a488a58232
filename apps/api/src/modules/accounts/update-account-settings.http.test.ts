import { getAccount, listAccountHistory } from '@guichet/contract/accounts.contract'
import { getAccountInvoicing, getAccountOptions } from '@guichet/contract/options.contract'
import {
  getAccountSettings,
  previewAccountProfile,
  updateAccountSettings,
} from '@guichet/contract/staff-accounts.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

async function worldOf(api: TestApp) {
  const web = await api.make.procedure({ web: true })
  const sent = await api.make.procedure()
  await api.make.profile({ code: 'web', labelFr: 'Compte Web-Déclarations', scope: 'web' })
  const primary = await api.make.account({ procedures: [web, sent] })
  const below = await api.make.secondary(primary, { procedures: [web, sent] })
  const without = await api.make.secondary(primary, { procedures: [web] })
  const staff = await api.signInAs(await api.make.staff('manager'))
  const set = (id: string, body: object, ifMatch = '"1"') =>
    [updateAccountSettings, { params: { id }, body: body as never }, { ifMatch }] as const
  return { web, sent, primary, below, without, staff, set }
}
const auditOf = (api: TestApp, id: string) =>
  api.deps.db
    .select({ before: auditEntries.before, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'account.settings-updated')))

describe('updateAccountSettings', () => {
  apiTest(
    'sets type, test flag and date of invoicing, with what was before in the audit',
    async ({ api }) => {
      const { primary, staff, set } = await worldOf(api)
      const wanted = { accountType: 'accountant', test: true, invoicingOn: '2027-01-01' }
      const { body, headers } = await staff.call(...set(primary.id, wanted))
      expect(body).toEqual({ kind: 'primary', profileCode: 'principal', ...wanted, version: 2 })
      expect(headers.etag).toBe('"2"')
      expect((await staff.call(getAccountSettings, { params: { id: primary.id } })).body).toEqual(body)
      const holder = await api.signInAs(primary.holder as { id: string })
      const params = { id: primary.id }
      expect((await holder.call(getAccount, { params })).body).toMatchObject({
        accountType: 'accountant',
        test: true,
      })
      expect((await holder.call(getAccountInvoicing, { params })).body.invoicingOn).toBe('2027-01-01')
      expect(await auditOf(api, primary.id)).toEqual([
        {
          before: { accountType: 'company', test: false, invoicingOn: null },
          after: { ...wanted, fields: ['accountType', 'test', 'invoicingOn'] },
        },
      ])
      const { body: history } = await holder.call(listAccountHistory, { params })
      expect(history.items[0]?.fields).toEqual(['accountType', 'test', 'invoicingOn'])
      const cleared = await staff.call(...set(primary.id, { invoicingOn: null }, '"2"'))
      expect(cleared.body).toMatchObject({ invoicingOn: null, version: 3, test: true })
    },
  )

  apiTest('gives the profile of a primary to its secondaries, and their rights follow', async ({ api }) => {
    const { primary, below, web, sent, staff, set } = await worldOf(api)
    const elsewhere = await api.make.secondary(await api.make.account())
    await staff.call(...set(primary.id, { profileCode: 'web' }))
    const read = async (id: string) => (await staff.call(getAccount, { params: { id } })).body
    expect(await read(primary.id)).toMatchObject({ profile: { code: 'web' }, version: 2 })
    expect(await read(below.id)).toMatchObject({
      ...{ profile: { code: 'web', label: 'Compte Web-Déclarations' }, version: 2 },
    })
    expect(await read(elsewhere.id)).toMatchObject({ profile: { code: 'principal' }, version: 1 })
    const { body } = await staff.call(getAccountOptions, { params: { id: below.id } })
    const granted = body.procedures.filter((one) => one.granted).map(({ code }) => code)
    expect(granted).toEqual([web.code])
    expect(granted).not.toContain(sent.code)
    expect((await auditOf(api, primary.id))[0]?.after).toMatchObject({
      profileCode: 'web',
      secondaryCount: 2,
    })
  })

  apiTest('changes nothing, and no version, where nothing differs', async ({ api }) => {
    const { primary, staff, set } = await worldOf(api)
    for (const body of [{}, { test: false, accountType: 'company', invoicingOn: null }])
      expect((await staff.call(...set(primary.id, body))).body.version).toBe(1)
    expect(await auditOf(api, primary.id)).toEqual([])
  })

  apiTest(
    'refuses what was edited meanwhile, what a secondary has not, and unknown profiles',
    async ({ api }) => {
      const { primary, below, staff, set } = await worldOf(api)
      expect((await staff.refusal(...set(primary.id, { test: true }, '"7"'))).code).toBe('resource.changed')
      for (const body of [{ profileCode: 'web' }, { invoicingOn: '2027-01-01' }])
        expect((await staff.refusal(...set(below.id, body))).code).toBe('account.not-primary')
      const unknown = await staff.refusal(...set(primary.id, { profileCode: 'nope' }))
      expect(unknown.errors).toMatchObject([{ pointer: '/profileCode', code: 'invalid' }])
      expect((await staff.call(...set(below.id, { test: true }))).body).toMatchObject({
        kind: 'secondary',
        test: true,
      })
      for (const state of ['closed', 'refused']) {
        const shut = await api.make.account({ state })
        expect((await staff.refusal(...set(shut.id, { test: true }))).code).toBe('account.closed')
      }
    },
  )

  apiTest('is for staff who may edit accounts', async ({ api }) => {
    const { primary, set } = await worldOf(api)
    const support = await api.signInAs(await api.make.staff('support'))
    const holder = await api.signInAs(primary.holder as { id: string })
    for (const who of [support, holder])
      expect((await who.refusal(...set(primary.id, { test: true }))).code).toBe('session.forbidden')
    const params = { id: primary.id }
    expect((await support.call(getAccountSettings, { params })).body.profileCode).toBe('principal')
    expect((await holder.refusal(getAccountSettings, { params })).code).toBe('session.forbidden')
  })
})

describe('previewAccountProfile', () => {
  apiTest(
    'says what the account and its secondaries would lose, and changes nothing',
    async ({ api, pg }) => {
      const { primary, below, sent, staff } = await worldOf(api)
      const ask = (id: string, profileCode: string) =>
        [previewAccountProfile, { params: { id }, query: { profileCode } }] as const
      const { body } = await staff.call(...ask(primary.id, 'web'))
      const lost = [{ code: sent.code, documentTypes: null }]
      expect(body).toEqual({
        ...{ secondaryCount: 2, procedures: lost, accountsAffected: 1 },
        losses: [
          { accountId: below.id, login: below.login, companyName: below.companyName, procedures: lost },
        ],
      })
      expect((await staff.call(...ask(primary.id, 'principal'))).body).toMatchObject({
        ...{ secondaryCount: 2, procedures: [], losses: [], accountsAffected: 0 },
      })
      expect((await staff.call(getAccount, { params: { id: primary.id } })).body.version).toBe(1)
      expect((await staff.refusal(...ask(below.id, 'web'))).code).toBe('account.not-primary')
      expect((await staff.refusal(...ask(primary.id, 'nope'))).errors).toMatchObject([{ code: 'invalid' }])
      const count = async () =>
        (await statementsOf(pg.pool, () => staff.call(...ask(primary.id, 'web')))).length
      const few = await count()
      for (let n = 0; n < 3; n++) await api.make.secondary(primary, { procedures: [sent] })
      expect(await count()).toBe(few)
    },
  )
})
