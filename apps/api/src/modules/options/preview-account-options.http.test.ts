import { accountProcedures, accounts } from '@guichet/db/schema'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { optionCaller } from './testing/option-caller.ts'

type Person = { readonly id: string }
const at = async (api: TestApp, person: unknown, account: { readonly id: string }) =>
  optionCaller(await api.signInAs(person as Person), account)

/** Prices are the whole portal's: they are made once for this file. */
const priced = new WeakMap<TestApp, Promise<unknown>>()
const withPrices = (api: TestApp) => {
  const made =
    priced.get(api) ??
    Promise.all([
      api.make.tariff({ item: 'subscription', amountCents: 1200, labelFr: 'Abonnement' }),
      api.make.tariff({ item: 'secondary-mailbox', amountCents: 450 }),
      api.make.tariff({ item: 'statements', amountCents: 600 }),
      api.make.tariff({ item: 'archive', amountCents: 850, vatRateBps: 550 }),
    ])
  priced.set(api, made)
  return made
}
const linesOf = ({ lines }: { lines: readonly { item: string; quantity: number }[] }) =>
  Object.fromEntries(lines.map(({ item, quantity }) => [item, quantity]))

describe('previewAccountOptions', () => {
  test('says what the month costs before and after, for the whole family, and changes nothing', async ({
    api,
  }) => {
    await withPrices(api)
    const [fee, free] = [await api.make.procedure(), await api.make.procedure()]
    await api.make.tariff({ item: `procedure:${fee.code}`, amountCents: 300, labelEn: 'The procedure' })
    const primary = await api.make.account({ details: { archiveSubscribed: true } })
    await api.make.secondary(primary, { hasMailbox: true, details: { statementsSubscribed: true } })
    await api.make.secondary(primary, { hasMailbox: true, state: 'approved' })
    const shut = { state: 'closed', hasMailbox: true, details: { archiveSubscribed: true } }
    await api.make.secondary(primary, shut)
    const caller = await at(api, primary.holder, primary)
    const { costBefore, costAfter, ...rest } = await caller.preview({
      statements: { subscribed: true, collectionAlert: false, statementMailbox: 'default' },
      archiveSubscribed: false,
      mailboxQuota: 20,
      procedures: [{ code: fee.code }, { code: free.code }],
    })
    expect(rest).toEqual({ losses: [], accountsAffected: 0, notices: ['archive-lost'] })
    expect(linesOf(costBefore)).toEqual({
      // The one that is approved holds its place, and costs nothing until it opens.
      ...{ subscription: 1, 'secondary-mailbox': 1, statements: 1, archive: 1 },
    })
    expect(costBefore).toMatchObject({ netCents: 1200 + 450 + 600 + 850, vatCents: 240 + 90 + 120 + 47 })
    expect(costBefore.lines[0]).toEqual({
      ...{ item: 'subscription', label: 'Abonnement', quantity: 1, unitCents: 1200, netCents: 1200 },
      ...{ vatRateBps: 2000, vatCents: 240 },
    })
    expect(linesOf(costAfter)).toEqual({
      ...{ subscription: 1, 'secondary-mailbox': 1, statements: 2, [`procedure:${fee.code}`]: 1 },
    })
    expect(costAfter.grossCents).toBe(costAfter.netCents + costAfter.vatCents)
    expect((await caller.read()).version).toBe(1)
  })

  test('announces what a mailbox of a secondary costs the primary, and what taking it away means', async ({
    api,
  }) => {
    await withPrices(api)
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const caller = await at(api, primary.holder, account)
    const added = await caller.preview({ hasMailbox: true })
    expect(added.notices).toEqual(['mailbox-password', 'mailbox-fee'])
    expect(added.costAfter.netCents - added.costBefore.netCents).toBe(450)
    expect(added.costBefore.lines.map(({ item }) => item)).toEqual(['subscription'])
    await caller.save({
      hasMailbox: true,
      archiveSubscribed: true,
      statements: { subscribed: true, collectionAlert: true, statementMailbox: 'dedicated' },
    })
    const taken = await caller.preview({
      hasMailbox: false,
      archiveSubscribed: false,
      statements: { subscribed: false, collectionAlert: true, statementMailbox: 'dedicated' },
    })
    expect(taken.notices).toEqual(['mailbox-lost', 'statements-lost', 'archive-lost'])
    expect(taken.costBefore.netCents - taken.costAfter.netCents).toBe(450 + 600 + 850)
  })

  test('keeps the cost of the primary from whoever is on a secondary alone', async ({ api }) => {
    await withPrices(api)
    const procedure = await api.make.procedure()
    const primary = await api.make.account({ procedures: [procedure] })
    const account = await api.make.secondary(primary, { autonomous: true, procedures: [procedure] })
    const body = { procedures: [] }
    const lost = {
      ...{ accountId: account.id, login: account.login, companyName: account.companyName },
      procedures: [{ code: procedure.code, documentTypes: null }],
    }
    const own = await (await at(api, account.holder, account)).preview(body)
    const nothing = { lines: [], netCents: 0, vatCents: 0, grossCents: 0 }
    expect(own).toEqual({
      ...{ costBefore: nothing, costAfter: nothing, losses: [lost], accountsAffected: 1, notices: [] },
    })
    const above = await (await at(api, primary.holder, account)).preview(body)
    expect(above).toMatchObject({ losses: [lost], accountsAffected: 1 })
    expect(above.costBefore.netCents).toBe(1200)
  })

  test('tells which secondaries lose what with their primary, by login, and counts those in use only', async ({
    api,
  }) => {
    const [whole, part, bare, kept] = [
      await api.make.procedure({ rank: 1 }),
      await api.make.procedure({ rank: 2, web: true }),
      await api.make.procedure({ rank: 3, documentTypes: [] }),
      await api.make.procedure({ rank: 4 }),
    ]
    await api.make.profile({ code: 'web', scope: 'web' })
    await api.make.profile({ code: 'named', scope: 'listed', procedureCodes: [kept.code, bare.code] })
    const primary = await api.make.account({ procedures: [whole, part, bare, kept] })
    const under = (name: string, over = {}) =>
      api.make.secondary(primary, { name, procedures: [whole, part, bare, kept], ...over })
    const all = await under('all')
    const web = await under('web', { profileCode: 'web' })
    const named = await under('named', { profileCode: 'named' })
    await under('closed', { state: 'closed' })
    await under('requested', { state: 'requested' })
    await under('none', { procedures: [kept] })
    const narrow = await under('narrow', { procedures: [kept] })
    await api.deps.db.insert(accountProcedures).values([
      { accountId: narrow.id, procedureId: part.id, documentTypes: ['T1'], createdAt: api.clock.now() },
      { accountId: narrow.id, procedureId: whole.id, documentTypes: [], createdAt: api.clock.now() },
    ])
    const elsewhere = await api.make.account({ procedures: [whole] })
    await api.make.secondary(elsewhere, { procedures: [whole] })

    const caller = await at(api, primary.holder, primary)
    const { losses, accountsAffected } = await caller.preview({
      procedures: [{ code: part.code, documentTypes: ['T1'] }, { code: kept.code }],
    })
    const gone = (code: string, documentTypes: string[] | null = null) => ({ code, documentTypes })
    expect(losses.map(({ accountId, procedures }) => [accountId, procedures])).toEqual([
      [all.id, [gone(whole.code), gone(part.code, ['T2']), gone(bare.code)]],
      [named.id, [gone(bare.code)]],
      [web.id, [gone(part.code, ['T2'])]],
    ])
    expect(accountsAffected).toBe(3)
    expect(losses[0]).toMatchObject({ login: all.login, companyName: all.companyName })
    const swapped = await caller.preview({
      procedures: [
        { code: part.code, documentTypes: ['T2'] },
        ...[whole, bare, kept].map(({ code }) => ({ code })),
      ],
    })
    expect(swapped.losses.map(({ accountId, procedures }) => [accountId, procedures])).toEqual([
      [all.id, [gone(part.code, ['T1'])]],
      [narrow.id, [gone(part.code)]],
      [web.id, [gone(part.code, ['T1'])]],
    ])
  })

  test('shows a hundred of those who lose, counts them all, in the same statements as for one', async ({
    api,
    pg,
  }) => {
    const procedure = await api.make.procedure()
    const familyOf = async (size: number) => {
      const primary = await api.make.account({ procedures: [procedure] })
      const model = await api.make.secondary(primary, { name: 'zz', holder: null, procedures: [procedure] })
      const { holder: _, ...columns } = model
      const now = api.clock.now()
      const rows = Array.from({ length: size - 1 }, (_, index) => ({
        ...columns,
        id: api.deps.ids.uuid(),
        fileNumber: primary.fileNumber * 1000 + index,
        login: `cs${String(index).padStart(4, '0')}.${primary.login}`,
      }))
      if (rows.length > 0) {
        await api.deps.db.insert(accounts).values(rows)
        const chosen = rows.map(({ id }) => ({ accountId: id, procedureId: procedure.id, createdAt: now }))
        await api.deps.db.insert(accountProcedures).values(chosen)
      }
      const caller = await at(api, primary.holder, primary)
      await caller.preview({})
      let told = await caller.preview({})
      const texts = await statementsOf(pg.pool, async () => {
        told = await caller.preview({ procedures: [] })
      })
      return { told, statements: texts.length }
    }
    const [one, many] = [await familyOf(1), await familyOf(250)]
    expect(one.told).toMatchObject({ accountsAffected: 1 })
    expect(many.told.accountsAffected).toBe(250)
    expect(many.told.losses).toHaveLength(100)
    expect(many.told.losses[99]?.login).toMatch(/^cs0099\./u)
    expect(many.statements).toBe(one.statements)
    expect(many.statements).toBeLessThanOrEqual(12)
  })
})
