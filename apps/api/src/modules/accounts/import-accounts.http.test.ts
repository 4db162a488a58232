import { importAccounts } from '@guichet/contract/account-imports.contract'
import { accountProcedures, accounts, auditEntries, mailboxes, signInIdentifiers } from '@guichet/db/schema'
import { eq, like, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const HEADER =
  'compte;compte primaire;siret;raison sociale;nom;prénom;email;boite mail;téléprocédures;nombre de comptes secondaires'
const SIRET = '73282932000074'
interface Line {
  readonly [column: string]: string
}
const fileOf = (lines: readonly Line[], header = HEADER) =>
  [
    header,
    ...lines.map((line) =>
      header
        .split(';')
        .map((column) => line[column] ?? '')
        .join(';'),
    ),
  ].join('\r\n')
const line = (compte: string, over: Line = {}): Line => ({
  ...{ compte, siret: SIRET, 'raison sociale': 'Café Été', nom: 'DURAND', prénom: 'Zoé' },
  email: `${compte}@import.example`,
  ...over,
})
const body = (text: string | Uint8Array, over: object = {}) => ({
  ...{ fileName: 'comptes.csv', content: Buffer.from(text).toString('base64'), dryRun: false },
  ...over,
})
async function manager(api: TestApp) {
  await api.make.profile()
  return api.signInAs(await api.make.staff('manager'))
}
const written = (api: TestApp, pattern: string) =>
  api.deps.db.select().from(accounts).where(like(accounts.login, pattern)).orderBy(accounts.fileNumber)
const told = (answer: { readonly errors: readonly { row: number; column: string; code: string }[] }) =>
  answer.errors.map(({ row, column, code }) => `${row} ${column} ${code}`)

describe('importAccounts', () => {
  test('writes primaries and secondaries, of the file and of the portal, numbered without a gap', async ({
    api,
  }) => {
    const dsn = await api.make.procedure({ code: 'IMP1' })
    const known = await api.make.account({ mailboxQuota: 1, procedures: [dsn] })
    const client = await manager(api)
    const file = fileOf([
      line('s1', { 'compte primaire': 'newhead', téléprocédures: 'IMP1', 'boite mail': 'oui' }),
      line('newhead', { 'nombre de comptes secondaires': '1', téléprocédures: 'IMP1' }),
      line('s2', { 'compte primaire': known.login, 'boite mail': 'oui', téléprocédures: 'IMP1' }),
    ])
    const dry = (await client.call(importAccounts, { body: body(file, { dryRun: true }) })).body
    expect(dry).toEqual({ rows: 3, created: 0, primaries: 1, secondaries: 2, errorCount: 0, errors: [] })
    expect(await written(api, '%newhead')).toEqual([])
    expect((await client.call(importAccounts, { body: body(file) })).body.created).toBe(3)
    const made = [...(await written(api, '%newhead')), ...(await written(api, `s2.${known.login}`))]
    const [head, first, second] = made
    expect(made.map(({ login }) => login)).toEqual(['newhead', 's1.newhead', `s2.${known.login}`])
    expect(head).toMatchObject({ state: 'approved', parentId: null, mailboxQuota: 1, hasMailbox: true })
    expect(first).toMatchObject({ parentId: head?.id, profileCode: head?.profileCode, hasMailbox: true })
    expect(second).toMatchObject({ parentId: known.id, portal: known.portal, companyKey: 'cafe ete' })
    const numbers = made.map(({ fileNumber }) => fileNumber)
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2])
    for (const { id } of made) {
      expect(await api.deps.db.select().from(mailboxes).where(eq(mailboxes.accountId, id))).toHaveLength(1)
      expect(
        await api.deps.db.select().from(accountProcedures).where(eq(accountProcedures.accountId, id)),
      ).toHaveLength(1)
      const [entry] = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
      expect(entry).toMatchObject({ action: 'account.created', after: { state: 'approved' } })
      const { importId } = (entry?.after ?? {}) as { readonly importId: string }
      const [whole] = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, importId))
      expect(whole).toMatchObject({
        action: 'account.imported',
        after: { count: 3, fileName: 'comptes.csv' },
      })
    }
    await api.runOutbox()
    expect(api.mailer.sent).toEqual([])
    expect(told((await client.call(importAccounts, { body: body(file) })).body)).toEqual([
      '2 compte login.taken',
      '2 compte primaire import.primary-closed',
      '2 boite mail import.quota-exceeded',
      '3 compte login.taken',
      '4 compte login.taken',
      '4 boite mail import.quota-exceeded',
    ])
  })

  test('one wrong line, and nothing is written; each is told by line and column, in the language of the reader', async ({
    api,
  }) => {
    const known = await api.make.account({ mailboxQuota: 0 })
    const closed = await api.make.account({ state: 'closed' })
    const client = await manager(api)
    const file = fileOf([
      line('good', { 'compte primaire': known.login }),
      line('bad', { 'compte primaire': known.login, siret: '73282932000075', email: 'nulle part' }),
      line('good', { 'compte primaire': known.login, 'boite mail': 'oui' }),
      line('orphan', { 'compte primaire': 'nobody-here' }),
      line('late', { 'compte primaire': closed.login, nom: '' }),
      line('unknown', { 'compte primaire': known.login, téléprocédures: 'NOPE' }),
      line(known.login),
    ])
    const answer = (
      await client.call(importAccounts, { body: body(file) }, { headers: { 'accept-language': 'fr' } })
    ).body
    expect(answer).toMatchObject({ rows: 7, created: 0, errorCount: 9 })
    expect(told(answer).toSorted()).toEqual([
      '3 email email.invalid',
      '3 siret siret.invalid',
      '4 boite mail import.quota-exceeded',
      '4 compte import.login-twice',
      '5 compte primaire import.primary-unknown',
      '6 compte primaire import.primary-closed',
      '6 nom required',
      '7 téléprocédures procedure.unavailable',
      '8 compte login.taken',
    ])
    expect(answer.errors.find(({ code }) => code === 'siret.invalid')?.message).toBe(
      'Ce numéro SIRET n’existe pas\u00A0: vérifiez les 14 chiffres.',
    )
    expect(await written(api, `%.${known.login}`)).toEqual([])
  })

  test('reads Windows-1252 with commas, and says what is wrong with the first line', async ({ api }) => {
    const client = await manager(api)
    const text = fileOf([line('winlogin')]).replaceAll(';', ',')
    const windows = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
    expect((await client.call(importAccounts, { body: body(windows) })).body).toMatchObject({
      created: 1,
      errors: [],
    })
    expect((await written(api, 'winlogin'))[0]).toMatchObject({
      companyName: 'Café Été',
      companyKey: 'cafe ete',
    })
    const wrong = async (content: string) =>
      told((await client.call(importAccounts, { body: body(content) })).body)
    expect(await wrong('compte;couleur\nx1;bleu')).toContain('1 couleur import.column-unknown')
    expect(await wrong(HEADER)).toEqual(['1  import.empty'])
    expect(await wrong(`${HEADER}\n"x`)).toEqual(['2  import.unreadable'])
  })

  test('sends the links at once when it is asked to', async ({ api }) => {
    const client = await manager(api)
    const file = fileOf([line('mailed1'), line('mailed2')])
    expect((await client.call(importAccounts, { body: body(file, { invite: true }) })).body.created).toBe(2)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to).toSorted()).toEqual([
      'mailed1@import.example',
      'mailed2@import.example',
    ])
  })

  test('the same key answers the same; the same file twice at once is written once', async ({ api }) => {
    const client = await manager(api)
    const call = { body: body(fileOf([line('once1'), line('once2')])) }
    const answers = await Promise.all([1, 2, 3].map(() => client.copy().attempt(importAccounts, call)))
    expect(answers.map((answer) => answer.json().created).toSorted()).toEqual([0, 0, 2])
    const again = { body: body(fileOf([line('keyed')])) }
    const first = await client.call(importAccounts, again, { idempotencyKey: 'import-1' })
    expect((await client.call(importAccounts, again, { idempotencyKey: 'import-1' })).body).toEqual(
      first.body,
    )
    expect(await written(api, 'keyed')).toHaveLength(1)
  })

  test('the login of a request that was refused is given back, and its holder signs in no more with it', async ({
    api,
  }) => {
    const known = await api.make.account()
    const under = (name: string, state: 'refused' | 'requested') =>
      api.make.account({ login: `${name}.${known.login}`, parentId: known.id, state })
    const refused = await under('given-back', 'refused')
    const standing = await under('waiting', 'requested')
    const signsIn = (login: string) =>
      api.deps.db
        .select({ accountId: signInIdentifiers.accountId })
        .from(signInIdentifiers)
        .where(eq(signInIdentifiers.identifier, login))
    expect(await signsIn(refused.login)).toEqual([{ accountId: refused.id }])
    const client = await manager(api)
    const again = line(refused.login, { 'compte primaire': known.login })
    const both = fileOf([again, line(standing.login, { 'compte primaire': known.login })])
    expect(told((await client.call(importAccounts, { body: body(both) })).body)).toEqual([
      '3 compte login.taken',
    ])
    expect(await signsIn(refused.login)).toHaveLength(1)
    const file = fileOf([again])
    expect((await client.call(importAccounts, { body: body(file) })).body).toMatchObject({
      ...{ created: 1, errors: [] },
    })
    expect((await written(api, refused.login)).map(({ state }) => state).toSorted()).toEqual([
      'approved',
      'refused',
    ])
    expect(await signsIn(refused.login)).toEqual([])
    expect(told((await client.call(importAccounts, { body: body(file) })).body)).toEqual([
      '2 compte login.taken',
    ])
  })

  test('is for those who edit accounts', async ({ api }) => {
    const support = await api.signInAs(await api.make.staff('support'))
    const refusal = await support.refusal(importAccounts, { body: body(fileOf([line('nobody')])) })
    expect(refusal.code).toBe('session.forbidden')
  })

  test('ten thousand lines, all or none, within a minute', { timeout: 120_000 }, async ({ api }) => {
    const client = await manager(api)
    const lines = [
      line('bighead', { 'nombre de comptes secondaires': '10000' }),
      ...Array.from({ length: 9999 }, (_, index) =>
        line(`n${index}`, { 'compte primaire': 'bighead', 'boite mail': 'oui' }),
      ),
    ]
    const spoilt = fileOf([...lines, line('n5', { 'compte primaire': 'bighead' })])
    expect((await client.call(importAccounts, { body: body(spoilt) })).body).toMatchObject({
      created: 0,
      errorCount: 1,
    })
    const started = performance.now()
    expect((await client.call(importAccounts, { body: body(fileOf(lines)) })).body.created).toBe(10_000)
    expect(performance.now() - started).toBeLessThan(60_000)
    const [count] = await api.deps.db
      .select({
        count: sql<number>`count(*)::int`,
        numbers: sql<number>`(max(file_number) - min(file_number))::int`,
      })
      .from(accounts)
      .where(like(accounts.login, '%bighead'))
    expect(count).toEqual({ count: 10_000, numbers: 9999 })
  })
})
