import { getAccountOptions, listProcedures } from '@guichet/contract/options.contract'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { optionCaller } from './testing/option-caller.ts'

const test = apiTestWith({ settings: { MAIL_DOMAIN: 'courrier.example' } })
type Person = { readonly id: string }
const at = async (api: TestApp, person: unknown, account: { readonly id: string }) =>
  optionCaller(await api.signInAs(person as Person), account)

describe('listProcedures', () => {
  test('shows anybody what is on offer, in the order of the catalogue and the reader’s language', async ({
    api,
  }) => {
    const last = await api.make.procedure({ rank: 2, web: true })
    const first = await api.make.procedure({
      rank: 1,
      documentTypes: [
        { code: 'A', labelFr: 'Annuel', labelEn: 'Yearly', withdrawn: false },
        { code: 'B', labelFr: 'Ancien', labelEn: 'Former', withdrawn: true },
      ],
    })
    const gone = await api.make.procedure({ withdrawn: true })
    const mine = [first.id, last.id, gone.id]
    const french = (await api.browser().call(listProcedures)).body.items.filter(({ id }) => mine.includes(id))
    expect(french).toEqual([
      {
        ...{ id: first.id, code: first.code, description: first.descriptionFr, recipients: ['DGFiP'] },
        ...{ documentTypes: [{ code: 'A', label: 'Annuel' }], web: false, withdrawn: false },
      },
      expect.objectContaining({ code: last.code, web: true }),
    ])
    const english = await api.browser({ 'accept-language': 'en' }).call(listProcedures)
    expect(english.body.items.find(({ id }) => id === first.id)).toMatchObject({
      description: first.descriptionEn,
      documentTypes: [{ code: 'A', label: 'Yearly' }],
    })
  })
})

describe('getAccountOptions', () => {
  test('shows a primary its services, its mailboxes and what its procedures cost', async ({ api }) => {
    const [chosen, other] = [await api.make.procedure(), await api.make.procedure()]
    await api.make.tariff({ item: `procedure:${chosen.code}`, amountCents: 300 })
    await api.make.tariff({ item: `procedure:${other.code}`, startsOn: '2027-01-01' })
    await api.make.tariff({ item: 'secondary-mailbox', amountCents: 450 })
    await api.make.tariff({ item: 'statements', amountCents: 600, vatRateBps: 550 })
    const primary = await api.make.account({
      ...{ login: 'optone', mailboxQuota: 4, procedures: [chosen] },
      details: { statementsSubscribed: true, statementMailbox: 'dedicated', archiveSubscribed: true },
    })
    await api.make.secondary(primary, { hasMailbox: true })
    await api.make.secondary(primary, { hasMailbox: true, state: 'requested' })
    await api.make.secondary(primary, { hasMailbox: true, state: 'closed' })
    await api.make.secondary(primary)
    const client = await api.signInAs(primary.holder as Person)
    const answer = await client.call(getAccountOptions, { params: { id: primary.id } })
    expect(answer.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      ...{ mailboxQuota: 4, mailboxesInUse: 2, hasMailbox: true, mailboxPasswordSet: false },
      ...{ mailboxAddress: 'optone@courrier.example', autonomous: false, archiveSubscribed: true },
      statements: {
        ...{ subscribed: true, collectionAlert: false, statementMailbox: 'dedicated' },
        dedicatedAddress: 'releves.optone@courrier.example',
        defaultAddress: 'optone@courrier.example',
      },
      prices: {
        ...{ mailbox: { netCents: 450, vatRateBps: 2000 }, archive: null },
        statements: { netCents: 600, vatRateBps: 550 },
      },
    })
    const caller = optionCaller(client, primary)
    expect(await caller.procedure(chosen.code)).toMatchObject({
      ...{ chosen: true, chosenDocumentTypes: null, available: true, availableDocumentTypes: ['T1', 'T2'] },
      ...{ granted: true, grantedDocumentTypes: ['T1', 'T2'], refusals: [] },
      price: { netCents: 300, vatRateBps: 2000 },
    })
    expect(await caller.procedure(other.code)).toMatchObject({
      ...{ chosen: false, available: true, granted: false, refusals: ['not-chosen'], price: null },
    })
  })

  test('tells a secondary what its primary lets it choose, and why it cannot use the rest', async ({
    api,
  }) => {
    const [both, above, own] = [
      await api.make.procedure(),
      await api.make.procedure(),
      await api.make.procedure(),
    ]
    await api.make.tariff({ item: `procedure:${both.code}` })
    const primary = await api.make.account({ login: 'opttwo', procedures: [both, above] })
    const account = await api.make.secondary(primary, { name: 'cs', procedures: [both, own] })
    const caller = await at(api, account.holder, account)
    expect(await caller.read()).toMatchObject({
      ...{ mailboxQuota: null, mailboxesInUse: 0, hasMailbox: false, mailboxPasswordSet: false },
      mailboxAddress: 'cs.opttwo@courrier.example',
      statements: {
        dedicatedAddress: 'releves.cs.opttwo@courrier.example',
        defaultAddress: 'opttwo@courrier.example',
      },
    })
    expect(await caller.procedure(both.code)).toMatchObject({ granted: true, available: true, price: null })
    expect(await caller.procedure(above.code)).toMatchObject({
      ...{ available: true, granted: false, refusals: ['not-chosen'] },
    })
    expect(await caller.procedure(own.code)).toMatchObject({
      ...{ chosen: true, available: false, granted: false, refusals: ['primary-not-chosen'] },
    })
  })

  test('names every reason: withdrawn, not open, out of the profile', async ({ api }) => {
    const procedure = await api.make.procedure({ withdrawn: true })
    const hidden = await api.make.procedure({ withdrawn: true })
    const { code } = await api.make.profile({ code: 'fiben', scope: 'listed', procedureCodes: ['FIBEN'] })
    const primary = await api.make.account({ profileCode: code })
    const account = await api.make.secondary(primary, { state: 'approved', procedures: [procedure] })
    const caller = await at(api, primary.holder, account)
    expect(await caller.procedure(procedure.code)).toMatchObject({
      ...{ withdrawn: true, available: false, availableDocumentTypes: [] },
      refusals: ['withdrawn', 'account-not-open', 'profile', 'primary-profile', 'primary-not-chosen'],
    })
    expect(await caller.procedure(hidden.code)).toBeUndefined()
  })

  test('keeps to the profile: what is filled in the browser, what is named', async ({ api }) => {
    const [web, paper] = [await api.make.procedure({ web: true }), await api.make.procedure()]
    await api.make.profile({ code: 'web', scope: 'web' })
    await api.make.profile({ code: 'listed', scope: 'listed', procedureCodes: [paper.code] })
    const availableTo = async (profileCode: string) => {
      const account = await api.make.account({ profileCode })
      const caller = await at(api, account.holder, account)
      const both = [await caller.procedure(web.code), await caller.procedure(paper.code)]
      return both.map((one) => one?.available)
    }
    expect(await availableTo('web')).toEqual([true, false])
    expect(await availableTo('listed')).toEqual([false, true])
  })

  test('is read by staff and by any person on the account, by nobody else', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const reader = await api.make.person()
    await api.make.join(primary, reader)
    for (const person of [reader, primary.holder, await api.make.staff('support')])
      expect((await (await at(api, person, primary)).read()).version).toBe(1)
    for (const person of [reader, await api.make.member()]) {
      const client = await api.signInAs(person)
      expect(await client.refusal(getAccountOptions, { params: { id: account.id } })).toMatchObject({
        code: 'resource.not-found',
      })
    }
  })

  test('costs the same statements whatever the family and the catalogue', async ({ api, pg }) => {
    const costOf = async (secondaries: number, chosen: number) => {
      const procedures = []
      for (let n = 0; n < chosen; n++) procedures.push(await api.make.procedure())
      const primary = await api.make.account({ procedures })
      for (let n = 0; n < secondaries; n++)
        await api.make.secondary(primary, { hasMailbox: true, procedures })
      const caller = await at(api, primary.holder, primary)
      await caller.read()
      return (await statementsOf(pg.pool, caller.read)).length
    }
    const few = await costOf(1, 1)
    expect(few).toBeLessThanOrEqual(9)
    expect(await costOf(6, 5)).toBe(few)
  })
})
