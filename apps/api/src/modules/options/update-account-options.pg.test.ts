import { updateProcedure } from '@guichet/contract/catalogue.contract'
import { updateAccountOptions } from '@guichet/contract/options.contract'
import { accounts, mailboxes } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { optionCaller } from './testing/option-caller.ts'

type Person = { readonly id: string }

describe('side by side', () => {
  test('sixty secondaries ask for the last ten mailboxes: exactly ten get one', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 10 })
    const family = []
    for (let n = 0; n < 60; n++) family.push(await api.make.secondary(primary, { holder: null }))
    const client = await api.signInAs(primary.holder as Person)
    const answers = await Promise.all(
      family.map(({ id }) =>
        client.attempt(
          updateAccountOptions,
          { params: { id }, body: { hasMailbox: true } },
          { ifMatch: '"1"' },
        ),
      ),
    )
    const outcomes = answers.map((answer) => (answer.statusCode === 200 ? 'given' : answer.json().code))
    const counts = Object.fromEntries(
      [...Map.groupBy(outcomes, String)].map(([outcome, { length }]) => [outcome, length]),
    )
    expect(counts).toEqual({ given: 10, 'account.quota-exceeded': 50 })
    const [counted] = await api.deps.db
      .select({ boxes: sql<number>`count(*)::int` })
      .from(accounts)
      .innerJoin(mailboxes, eq(mailboxes.accountId, accounts.id))
      .where(and(eq(accounts.parentId, primary.id), eq(accounts.hasMailbox, true)))
    expect(counted?.boxes).toBe(10)
  })

  test('a quota lowered while mailboxes are added never ends below their number', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 8 })
    const family = []
    for (let n = 0; n < 8; n++) family.push(await api.make.secondary(primary, { holder: null }))
    const client = await api.signInAs(primary.holder as Person)
    const patch = (id: string, body: object, version: number) =>
      client.attempt(updateAccountOptions, { params: { id }, body }, { ifMatch: `"${version}"` })
    await Promise.all([
      ...family.slice(0, 4).map(({ id }) => patch(id, { hasMailbox: true }, 1)),
      patch(primary.id, { mailboxQuota: 4 }, 1),
      ...family.slice(4).map(({ id }) => patch(id, { hasMailbox: true }, 1)),
    ])
    const { mailboxQuota, mailboxesInUse } = await optionCaller(client, primary).read()
    expect(mailboxesInUse).toBeGreaterThanOrEqual(4)
    expect(mailboxesInUse).toBeLessThanOrEqual(mailboxQuota ?? 0)
  })

  test('edited in two tabs at once, one is saved and the other told', async ({ api }) => {
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Person)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        client.attempt(
          updateAccountOptions,
          { params: { id: primary.id }, body: { mailboxQuota: 20 + index } },
          { ifMatch: '"1"' },
        ),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412, 412, 412, 412])
  })

  test('a procedure withdrawn while it is chosen is used by nobody, whoever comes first', async ({ api }) => {
    const procedure = await api.make.procedure()
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Person)
    const staff = await api.signInAs(await api.make.staff('admin'))
    const { descriptionFr, descriptionEn, recipients, documentTypes } = procedure
    const [chosen, withdrawn] = await Promise.all([
      client.attempt(
        updateAccountOptions,
        { params: { id: primary.id }, body: { procedures: [{ code: procedure.code }] } },
        { ifMatch: '"1"' },
      ),
      staff.call(
        updateProcedure,
        {
          params: { id: procedure.id },
          body: { descriptionFr, descriptionEn, recipients, documentTypes, web: false, withdrawn: true },
        },
        { ifMatch: '"1"' },
      ),
    ])
    expect(withdrawn.body.withdrawn).toBe(true)
    expect([200, 422]).toContain(chosen.statusCode)
    const now = await optionCaller(client, primary).procedure(procedure.code)
    expect(now?.granted ?? false).toBe(false)
  })
})
