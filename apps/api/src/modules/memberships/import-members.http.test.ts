import { listMembers } from '@guichet/contract/backoffice.contract'
import {
  getMemberImport,
  importMembers,
  listMemberImports,
  undoMemberImport,
} from '@guichet/contract/member-imports.contract'
import { listMemberships } from '@guichet/contract/memberships.contract'
import { auditEntries, members, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

let made = 0
const mark = () => `imp${++made}`
const HEAD = 'Nom;Prénom;Courriel;Téléphone;Code postal;Échéance;Type'
const bytes = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'))

async function desk(api: TestApp) {
  const boss = await api.make.staff('manager')
  const client = await api.signInAs(boss)
  const send = async (file: Buffer, over: object = {}) => {
    const query = { fileName: 'galette.csv', dryRun: 'false', ...over } as {
      fileName: string
      dryRun: 'false'
    }
    return (await client.call(importMembers, { query }, { file })).body
  }
  const find = async (q: string) => {
    const { nearly, items } = (await client.call(listMembers, { query: { q } })).body
    return nearly ? [] : items
  }
  return { boss, client, send, find }
}

describe('importMembers', () => {
  test('counts every fault of a long file, however many there are', { timeout: 120_000 }, async ({ api }) => {
    const { send } = await desk(api)
    // Four faults a line: number and address are there twice, telephone and SIRET are none.
    const line = '8765432;Roux;Léa;lea@example.org;12;34'
    const lines = Array.from({ length: 35_000 }, () => line)
    const file = Buffer.from(['Numéro;Nom;Prénom;Email;Téléphone;SIRET', ...lines].join('\n'))
    const checked = await send(file, { dryRun: 'true' })
    expect([checked.rows, checked.errorCount, checked.errors.length]).toEqual([35_000, 139_998, 5000])
  })

  test('writes members with their memberships, and lets them choose a password later', async ({ api }) => {
    const { boss, send, find, client } = await desk(api)
    const name = mark()
    const type = await api.make.membershipType({
      code: `t-${name}`,
      labelFr: `Type ${name}`,
      amountCents: 6900,
    })
    const file = bytes(
      `${name};Léa;Lea.${name}@Example.org;06 12 34 56 78;4100;31/12/2026;Type ${name}`,
      `${name};Marc;;;13100;;`,
    )
    const checked = await send(file, { dryRun: 'true' })
    expect(checked).toMatchObject({
      ...{ rows: 2, created: 0, memberships: 1, withoutEmail: 1, errorCount: 0, errors: [] },
    })
    expect(checked.columns.map(({ target }) => target)).toEqual([
      ...['lastName', 'firstName', 'email', 'phone', 'postcode', 'endsOn', 'type'],
    ])
    expect(await find(name)).toEqual([])
    const id = api.deps.ids.uuid()
    expect(await send(file, { id })).toMatchObject({ rows: 2, created: 2, errorCount: 0 })
    const found = await find(name)
    expect(found.map(({ firstName, email, endsOn }) => [firstName, email, endsOn])).toEqual([
      ['Léa', `lea.${name}@example.org`, '2026-12-31'],
      ['Marc', '', null],
    ])
    expect(found[0]?.memberNumber).not.toBe(found[1]?.memberNumber)
    const record = (await client.call(getMemberImport, { params: { id } })).body
    expect(record).toMatchObject({ state: 'done', rows: 2, created: 2, fileName: 'galette.csv' })
    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([['member.imported', boss.id]])
    const [person] = await api.deps.db
      .select()
      .from(persons)
      .where(eq(persons.id, found[0]?.personId ?? ''))
    expect(person?.phone).toBe('+33612345678')
    const program = api.program((await api.make.apiKey({ id: found[0]?.personId ?? '' })).key)
    const { items } = (await program.call(listMemberships)).body
    expect(items.map(({ startsOn, endsOn, amountCents }) => [startsOn, endsOn, amountCents])).toEqual([
      ['2026-01-01', '2026-12-31', 6900],
    ])
    expect(type.id).toBeTruthy()
  })

  test('with one wrong line writes nothing, and tells each by its column', async ({ api }) => {
    const { send, find } = await desk(api)
    const name = mark()
    const known = await api.make.member()
    const file = bytes(
      `${name};Léa;lea.${name}@example.org;;;;`,
      `${name};;marc;12;;31/02/2026;`,
      `${name};Zoé;lea.${name}@example.org;;;31/12/2026;`,
      `${name};Ana;${known.email};;;;Inconnu`,
    )
    const answer = await send(file)
    expect(answer).toMatchObject({ rows: 4, created: 0 })
    expect(answer.errors.map(({ row, target, code }) => `${row} ${target} ${code}`).toSorted()).toEqual([
      '3 email email.invalid',
      '3 endsOn date.invalid',
      '3 firstName required',
      '3 phone phone.invalid',
      '4 email import.twice',
      '4 type required',
      '5 email import.known',
      '5 type import.type-unknown',
    ])
    expect(answer.errors[0]?.column).toBe('Prénom')
    expect(await find(name)).toEqual([])
  })

  test('takes columns as they are mapped, numbers of members with them, and says what a file lacks', async ({
    api,
  }) => {
    const { send, find } = await desk(api)
    const name = mark()
    const file = Buffer.from(`A,B,C\n${name} Léa,901${made},x\n`)
    expect((await send(file)).errors.map(({ code }) => code)).toEqual(['import.column-missing'])
    const right = await send(file, { mapping: 'fullName,number,' })
    expect(right).toMatchObject({ created: 1, errorCount: 0 })
    const [found] = await find(name)
    expect(found?.memberNumber).toBe(Number(`901${made}`))
    const again = await send(Buffer.from(`A,B\n${name} Zoé,901${made}\n`), { mapping: 'fullName,number' })
    expect(again.errors.map(({ code }) => code)).toEqual(['import.known'])
    for (const text of ['Nom;Prénom\n', 'Nom;Prénom\n"a;b\n'])
      expect((await send(Buffer.from(text))).errors).toHaveLength(1)
  })

  test('is for whoever may edit members, and refuses an empty file', async ({ api }) => {
    const { client } = await desk(api)
    const query = { fileName: 'vide.csv', dryRun: 'true' as const }
    const refused = await client.attempt(importMembers, { query }, { file: Buffer.alloc(0) })
    expect(refused.json().code).toBe('document.empty')
    const support = await api.signInAs(await api.make.staff('support'))
    const answer = await support.attempt(importMembers, { query }, { file: bytes() })
    expect(answer.json().code).toBe('session.forbidden')
  })
})

describe('undoMemberImport', () => {
  test('takes the whole import away once; what was built on is kept', async ({ api }) => {
    const { client, send, find } = await desk(api)
    const name = mark()
    const line = (first: string) => `${name};${first};${first}.${name}@example.org;;;31/12/2026;`
    const { id: typeId } = await api.make.membershipType()
    const one = api.deps.ids.uuid()
    await send(bytes(line('lea'), line('marc')), { id: one, typeId })
    const undo = { params: { id: one } }
    expect((await client.call(undoMemberImport, undo)).body).toMatchObject({ state: 'undone', created: 2 })
    expect(await find(name)).toEqual([])
    expect((await client.refusal(undoMemberImport, undo)).code).toBe('member-import.not-done')
    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, one))
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['member.import-undone', 'member.imported'])

    const two = api.deps.ids.uuid()
    await send(bytes(line('lea'), line('marc')), { id: two, typeId })
    const [lea] = await find(`lea ${name}`)
    const again = { params: { id: two } }
    await api.make.payment({ id: lea?.personId ?? '' })
    expect((await client.refusal(undoMemberImport, again)).code).toBe('member-import.built-upon')
    const three = api.deps.ids.uuid()
    await send(bytes(line('ida')), { id: three, typeId })
    const [ida] = await find(`ida ${name}`)
    await api.deps.db
      .update(members)
      .set({ version: 2 })
      .where(eq(members.personId, ida?.personId ?? ''))
    expect((await client.refusal(undoMemberImport, { params: { id: three } })).code).toBe(
      'member-import.built-upon',
    )
    expect(await find(name)).toHaveLength(3)
    const { items } = (await client.call(listMemberImports, { query: {} })).body
    expect(items.slice(0, 3).map(({ state }) => state)).toEqual(['done', 'done', 'undone'])
    const nowhere = { params: { id: '01900000-0000-7000-8000-00000000dead' } }
    expect((await client.refusal(undoMemberImport, nowhere)).code).toBe('resource.not-found')
  })
})
