import { listMessages } from '@guichet/contract/messages.contract'
import { accountMessages, accounts } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { tellLosses } from './index.ts'
import { optionCaller } from './testing/option-caller.ts'

type Person = { readonly id: string }

/** Who was told that rights were lost under a primary, and of what. */
const told = async (api: TestApp, primary: Person) =>
  (
    await api.deps.db
      .select({ accountId: accountMessages.accountId, data: accountMessages.data })
      .from(accountMessages)
      .innerJoin(accounts, eq(accounts.id, accountMessages.accountId))
      .where(and(eq(accountMessages.kind, 'account-rights-lost'), eq(accounts.parentId, primary.id)))
  ).map(({ accountId, data }) => ({ accountId, codes: (data as { codes: string }).codes }))

async function world(api: TestApp) {
  const [shared, other] = [await api.make.procedure(), await api.make.procedure()]
  const primary = await api.make.account({ procedures: [shared, other] })
  const caller = optionCaller(await api.signInAs(primary.holder as Person), primary)
  const secondary = (over: object) => api.make.secondary(primary, over)
  return { shared, other, primary, caller, secondary }
}

describe('what goes with the primary', () => {
  test('is told to each secondary that had it, once for each save, and to no other', async ({ api }) => {
    const { shared, other, primary, caller, secondary } = await world(api)
    const both = await secondary({
      ...{ procedures: [shared, other], details: { email: 'chief@cs.example' } },
    })
    const one = await secondary({ procedures: [shared] })
    await secondary({ procedures: [other] })
    await secondary({})
    await secondary({ procedures: [shared], state: 'closed' })
    const stranger = await api.make.account({ procedures: [shared] })
    await api.make.secondary(stranger, { procedures: [shared] })
    await caller.save({ procedures: [{ code: other.code }] })
    await api.runOutbox()
    const first = [both, one].map(({ id }) => ({ accountId: id, codes: shared.code }))
    expect(await told(api, primary)).toEqual(expect.arrayContaining(first))
    expect(await told(api, primary)).toHaveLength(2)
    const below = await api.signInAs(both.holder as Person)
    expect((await below.call(listMessages)).body.items).toMatchObject([
      { subject: `Le compte ${both.login} a perdu des téléprocédures`, routed: false },
    ])
    const mail = api.mailer.sent.find(({ to }) => to === 'chief@cs.example')
    expect(mail?.text).toContain(shared.code)
    const above = await api.signInAs(primary.holder as Person)
    const kinds = (await above.call(listMessages)).body.items.map(({ kind }) => kind)
    expect(kinds).toEqual(['account-options-changed'])

    await caller.save({ procedures: [{ code: other.code }, { code: shared.code }] })
    await caller.save({ archiveSubscribed: true })
    await api.runOutbox()
    expect(await told(api, primary)).toHaveLength(2)
    await caller.save({ procedures: [] })
    await api.runOutbox()
    const all = await told(api, primary)
    expect(all).toHaveLength(5)
    expect(all.filter(({ accountId }) => accountId === both.id).map(({ codes }) => codes)).toContain(
      [shared.code, other.code].sort().join(', '),
    )
  })

  test('may be document types alone: who has not chosen them is not told', async ({ api }) => {
    const { shared, other, primary, caller, secondary } = await world(api)
    const [all, first, second] = [
      await secondary({ procedures: [shared] }),
      await secondary({}),
      await secondary({}),
    ]
    for (const [account, type] of [
      [first, 'T1'],
      [second, 'T2'],
    ] as const) {
      const staff = optionCaller(await api.signInAs(await api.make.staff('manager')), account)
      await staff.save({ procedures: [{ code: shared.code, documentTypes: [type] }] })
    }
    await caller.save({
      procedures: [{ code: shared.code, documentTypes: ['T2'] }, { code: other.code }],
    })
    await api.runOutbox()
    const ids = (await told(api, primary)).map(({ accountId }) => accountId)
    expect(ids.sort()).toEqual([all.id, first.id].sort())
  })

  test('is told once though the work is done again, and goes on after the last account told', async ({
    api,
  }) => {
    const { shared, primary, secondary } = await world(api)
    const ids = [
      (await secondary({ procedures: [shared] })).id,
      (await secondary({ procedures: [shared] })).id,
    ].sort()
    const lost = [{ procedureId: shared.id, code: shared.code, web: false, bare: false, types: ['T1', 'T2'] }]
    const tell = (after: string | null) =>
      tellLosses(systemCtx(api.deps, 'test'), { primaryId: primary.id, version: 1, lost, after })
    await tell(ids[0] ?? null)
    expect((await told(api, primary)).map(({ accountId }) => accountId)).toEqual([ids[1]])
    await tell(null)
    await tell(null)
    expect((await told(api, primary)).map(({ accountId }) => accountId).sort()).toEqual(ids)
  })
})
