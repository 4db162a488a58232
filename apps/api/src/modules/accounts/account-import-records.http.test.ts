import {
  getAccountImport,
  importAccounts,
  listAccountImports,
} from '@guichet/contract/account-imports.contract'
import { accounts } from '@guichet/db/schema'
import { like, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const HEADER = 'compte;siret;raison sociale;nom;prénom;email'
const fileOf = (...logins: string[]) =>
  [HEADER, ...logins.map((one) => `${one};73282932000074;Café;DURAND;Zoé;${one}@import.example`)].join('\n')
const body = (text: string, over: object = {}) => ({
  ...{ fileName: 'comptes.csv', content: Buffer.from(text).toString('base64'), dryRun: false },
  ...over,
})
async function manager(api: TestApp) {
  await api.make.profile()
  const person = await api.make.staff('manager')
  return { person, client: await api.signInAs(person) }
}
const heardBefore = (api: TestApp, id: string, seconds: number) =>
  api.deps.db.execute(
    sql`update account_imports set heard_at = clock_timestamp() - make_interval(secs => ${seconds}) where id = ${id}`,
  )

describe('listAccountImports', () => {
  test('tells who imported which file and what came of it, the latest first; checks are left out', async ({
    api,
  }) => {
    const { client, person } = await manager(api)
    const ids = [1, 2, 3].map(() => api.deps.ids.uuid())
    const [checked, refused, done] = ids
    await client.call(importAccounts, { body: body(fileOf('rec1'), { id: checked, dryRun: true }) })
    api.clock.advance(1000)
    await client.call(importAccounts, { body: body('compte;couleur\nx;bleu', { id: refused }) })
    api.clock.advance(1000)
    await client.call(importAccounts, { body: body(fileOf('rec1', 'rec2'), { id: done }) })
    const { body: page } = await client.call(listAccountImports, { query: { limit: 5 } })
    const mine = page.items.filter(({ id }) => ids.includes(id))
    expect(mine.map(({ id, state, created }) => [id, state, created])).toEqual([
      [done, 'done', 2],
      [refused, 'refused', 0],
    ])
    expect(mine[0]).toMatchObject({
      ...{ fileName: 'comptes.csv', rows: 2, rowsDone: 2, errorCount: 0, dryRun: false, invite: false },
      importedBy: `${person.firstName} ${person.lastName}`,
      endedAt: '2026-11-22T09:00:02.000Z',
    })
    expect(mine[0]?.fileHash).toMatch(/^[\da-f]{64}$/u)
    const { body: check } = await client.call(getAccountImport, { params: { id: checked as string } })
    expect(check).toMatchObject({ dryRun: true, state: 'done', rows: 1, created: 0 })
  })

  test('is for those who edit accounts', async ({ api }) => {
    const { id } = await api.make.accountImport()
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(listAccountImports)).code).toBe('session.forbidden')
    expect((await support.refusal(getAccountImport, { params: { id } })).code).toBe('session.forbidden')
  })
})

describe('getAccountImport', () => {
  test('tells an import that is silent as interrupted, and one that lives as running', async ({ api }) => {
    const { client, person } = await manager(api)
    const running = {
      personId: person.id,
      state: 'writing',
      rows: 10,
      rowsDone: 4,
      created: 0,
      endedAt: null,
    }
    const { id } = await api.make.accountImport(running)
    const read = async () => (await client.call(getAccountImport, { params: { id } })).body
    await heardBefore(api, id, 5)
    expect(await read()).toMatchObject({ state: 'writing', rowsDone: 4, endedAt: null })
    await heardBefore(api, id, 60)
    expect(await read()).toMatchObject({ state: 'interrupted', created: 0 })
    const { body: page } = await client.call(listAccountImports)
    expect(page.items.find((item) => item.id === id)?.state).toBe('interrupted')
    const nothing = await client.refusal(getAccountImport, { params: { id: api.deps.ids.uuid() } })
    expect(nothing.code).toBe('resource.not-found')
  })
})

describe('the id of an import', () => {
  test('may be tried again until the file is imported, by the same person with the same file', async ({
    api,
  }) => {
    const { client } = await manager(api)
    const id = api.deps.ids.uuid()
    const wrong = fileOf('again1').replace('73282932000074', '73282932000075')
    expect((await client.call(importAccounts, { body: body(wrong, { id }) })).body.errorCount).toBe(1)
    expect((await client.call(importAccounts, { body: body(wrong, { id }) })).body.errorCount).toBe(1)
    const right = { body: body(fileOf('again1'), { id }) }
    const other = await client.refusal(importAccounts, right)
    expect(other.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/id invalid'])
    const next = api.deps.ids.uuid()
    await client.call(importAccounts, { body: body(fileOf('again1'), { id: next }) })
    const twice = await client.refusal(importAccounts, { body: body(fileOf('again1'), { id: next }) })
    expect(twice.errors?.map(({ pointer }) => pointer)).toEqual(['/id'])
    expect((await client.call(getAccountImport, { params: { id: next } })).body.state).toBe('done')
    const colleague = await api.signInAs(await api.make.staff('admin'))
    expect((await colleague.refusal(importAccounts, { body: body(wrong, { id }) })).errors).toHaveLength(1)
  })
})

describe('links of an import', () => {
  test('go to each responsible person in batches; a known address is told so', async ({ api }) => {
    const { client } = await manager(api)
    const known = await api.make.person()
    const logins = Array.from({ length: 501 }, (_, index) => `batch${index}`)
    const text = fileOf(...logins).replace('batch500@import.example', known.email)
    expect((await client.call(importAccounts, { body: body(text, { invite: true }) })).body.created).toBe(501)
    const { rows } = await api.deps.db.execute<{ links: number; mails: number; known: number }>(sql`select
      (select count(*)::int from one_time_links l join accounts a on a.id = l.account_id where a.login like 'batch%') as links,
      (select count(*)::int from outgoing_messages where data->'values'->>'login' like 'batch%') as mails,
      (select count(*)::int from outgoing_messages where data->'values'->>'known' = 'yes' and recipient = ${known.email}) as known`)
    expect(rows).toEqual([{ links: 501, mails: 501, known: 1 }])
    const written = await api.deps.db.select().from(accounts).where(like(accounts.login, 'batch%'))
    expect(written).toHaveLength(501)
  })
})
