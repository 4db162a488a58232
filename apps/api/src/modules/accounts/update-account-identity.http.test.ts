import { getAccount, updateAccountIdentity } from '@guichet/contract/accounts.contract'
import { accounts, auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

async function opened(api: TestApp) {
  const account = await api.make.account()
  const client = await api.signInAs(account.holder as { id: string })
  const save = (over: object = {}, version = '1') =>
    [
      updateAccountIdentity,
      { params: { id: account.id }, body: identityBody(over) },
      { ifMatch: `"${version}"` },
    ] as const
  return { account, client, save }
}

describe('updateAccountIdentity', () => {
  apiTest(
    'saves the whole identity, telephone numbers in their international form, words to be found by',
    async ({ api }) => {
      const { account, client, save } = await opened(api)
      const { body, etag } = await client.call(...save())
      expect(etag).toBe('"2"')
      expect(body).toMatchObject({
        ...{
          siret: '07955542100019',
          siren: '079555421',
          nic: '00019',
          companyName: 'Atelier Été',
          version: 2,
        },
        ...{ legalRepresentative: null, responsibleName: 'Pierre Dupont' },
        responsible: {
          address: { streetNumberSuffix: 'bis', complement: null, postcode: '92100', country: 'FR' },
          ...{ email: 'pierre.dupont@example.org', phone: '+33149098737', fax: null },
        },
        technicalContact: { name: 'Nadia Benali', phone: '+33612345678' },
        administrativeContact: { name: null, email: null, phone: null },
      })
      const [row] = await api.deps.db.select().from(accounts).where(eq(accounts.id, account.id))
      expect(row).toMatchObject({ companyKey: 'atelier ete', responsibleKey: 'dupont pierre' })
      expect(row?.searchKey).toContain('atelier ete dupont pierre pierre.dupont@example.org')
      const entries = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, account.id))
      expect(entries).toMatchObject([{ action: 'account.identity-updated', before: null }])
      const fields = (entries[0]?.after as { fields: string[] } | undefined)?.fields
      expect(fields).toEqual(expect.arrayContaining(['companyName', 'lastName', 'phone', 'technicalEmail']))
      expect(fields).not.toContain('fax')
      expect(JSON.stringify(entries)).not.toContain('Dupont')
    },
  )

  apiTest('changes nothing when nothing changed', async ({ api }) => {
    const { client, save } = await opened(api)
    await client.call(...save())
    const { body } = await client.call(...save({}, '2'))
    expect(body.version).toBe(2)
  })

  apiTest('refuses an edit of an older version, and one that names none', async ({ api }) => {
    const { account, client, save } = await opened(api)
    await client.call(...save())
    const late = await client.refusal(...save({ companyName: 'Trop tard' }))
    expect(late).toMatchObject({ code: 'resource.changed' })
    const blind = await client.attempt(updateAccountIdentity, {
      params: { id: account.id },
      body: identityBody(),
    })
    expect(blind.json()).toMatchObject({ code: 'resource.precondition-required' })
    const { body } = await client.call(getAccount, { params: { id: account.id } })
    expect(body.companyName).toBe('Atelier Été')
  })

  apiTest('says beside each field what is wrong with it', async ({ api }) => {
    const { client, save } = await opened(api)
    const { responsible } = identityBody()
    const errorsOf = async (over: object) =>
      (await client.refusal(...save(over))).errors?.map(({ pointer, code }) => [pointer, code])
    expect(await errorsOf({ siret: '07955542100018' })).toEqual([['/siret', 'siret.invalid']])
    expect(await errorsOf({ responsible: { ...responsible, phone: '+33 1 23 45 67' } })).toEqual([
      ['/responsible/phone', 'phone.invalid'],
    ])
    expect(await errorsOf({ companyName: ' ' })).toEqual([['/companyName', 'required']])
    const address = { ...responsible.address, postcode: '9210' }
    expect(await errorsOf({ responsible: { ...responsible, address } })).toEqual([
      ['/responsible/address/postcode', 'postcode.invalid'],
    ])
  })

  apiTest(
    'is for who may edit: primary and staff yes, a reader no, nobody once it is closed',
    async ({ api }) => {
      const primary = await api.make.account()
      const account = await api.make.secondary(primary)
      const save = (of: { id: string }, version = '"1"') =>
        [
          updateAccountIdentity,
          { params: { id: of.id }, body: identityBody() },
          { ifMatch: version },
        ] as const
      const reader = await api.make.person()
      await api.make.join(primary, reader, { rights: ['billing'] })
      const asReader = await api.signInAs(reader)
      expect(await asReader.refusal(...save(primary))).toMatchObject({ code: 'account.right-missing' })
      const asSupport = await api.signInAs(await api.make.staff('support'))
      expect(await asSupport.refusal(...save(account))).toMatchObject({ code: 'account.right-missing' })
      const stranger = await api.signInAs(await api.make.member())
      expect(await stranger.refusal(...save(account))).toMatchObject({ code: 'resource.not-found' })
      const asPrimary = await api.signInAs(primary.holder as { id: string })
      expect((await asPrimary.call(...save(account))).body.via).toBe('primary')
      const asManager = await api.signInAs(await api.make.staff('manager'))
      expect((await asManager.call(...save(primary))).body.via).toBe('staff')
      const closed = await api.make.secondary(primary, { state: 'closed' })
      expect(await asPrimary.refusal(...save(closed))).toMatchObject({ code: 'account.closed' })
    },
  )
})
