import {
  createProcedure,
  getStaffProcedure,
  listAccountProfiles,
  listStaffProcedures,
  updateProcedure,
} from '@guichet/contract/catalogue.contract'
import { listProcedures } from '@guichet/contract/options.contract'
import { accountProcedures, auditEntries, procedures } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { fieldsOf } from './testing/option-caller.ts'

const type = (code: string, withdrawn = false) => ({
  ...{ code, labelFr: `Type ${code}`, labelEn: `Kind ${code}`, withdrawn },
})
const due = (over = {}) => ({
  ...{ labelFr: 'Échéance', labelEn: 'Due date', documentType: null, months: [3, 6, 9, 12], day: 15 },
  ...{ untilDay: null, working: false, extraDays: 0, ...over },
})
const VALUES = {
  ...{ descriptionFr: 'Déclaration d’essai', descriptionEn: 'Trial return', recipients: ['URSSAF', 'MSA'] },
  ...{ documentTypes: [type('A'), type('B')], web: true, rank: 7 },
}
const staffOf = async (api: TestApp, role: 'manager' | 'support' | 'admin' = 'manager') =>
  api.signInAs(await api.make.staff(role))
const auditOf = (api: TestApp, subjectId: string) =>
  api.deps.db
    .select({ action: auditEntries.action, after: auditEntries.after })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subjectId))

describe('listAccountProfiles', () => {
  test('lists the rights profiles in the reader’s language', async ({ api }) => {
    await api.make.profile()
    await api.make.profile({ code: 'bdf', scope: 'listed', procedureCodes: ['FIBEN'], rank: 3 })
    const client = await staffOf(api, 'support')
    const { items } = (await client.call(listAccountProfiles, {}, { headers: { 'accept-language': 'en' } }))
      .body
    expect(items.filter(({ code }) => ['principal', 'bdf'].includes(code))).toEqual([
      { code: 'principal', label: 'Main account', scope: 'all', procedureCodes: [] },
      { code: 'bdf', label: 'Main account', scope: 'listed', procedureCodes: ['FIBEN'] },
    ])
  })
})

describe('listStaffProcedures', () => {
  test('shows the whole catalogue in both languages, with how many accounts have chosen each', async ({
    api,
    pg,
  }) => {
    const gone = await api.make.procedure({ withdrawn: true, documentTypes: [type('A'), type('OLD', true)] })
    await api.make.account({ procedures: [gone] })
    await api.make.account({ procedures: [gone], state: 'closed' })
    const client = await staffOf(api, 'support')
    const list = async () => (await client.call(listStaffProcedures)).body.items
    expect((await list()).find(({ id }) => id === gone.id)).toEqual({
      ...{ id: gone.id, code: gone.code, description: gone.descriptionFr, recipients: gone.recipients },
      ...{
        descriptionFr: gone.descriptionFr,
        descriptionEn: gone.descriptionEn,
        web: false,
        withdrawn: true,
      },
      documentTypes: [{ code: 'A', label: 'Type A' }],
      documentTypesAll: [type('A'), type('OLD', true)],
      deadlines: [],
      profileCodes: [],
      ...{ rank: 0, accountCount: 2, version: 1 },
    })
    const before = (await statementsOf(pg.pool, list)).length
    await api.make.procedure()
    expect((await statementsOf(pg.pool, list)).length).toBe(before)
  })
})

describe('createProcedure', () => {
  test('adds a procedure, once for each code, with its audit row', async ({ api }) => {
    const client = await staffOf(api)
    const { status, body } = await client.call(createProcedure, { body: { code: 'DPAE', ...VALUES } })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ code: 'DPAE', description: 'Déclaration d’essai', recipients: ['URSSAF', 'MSA'], web: true },
      ...{ withdrawn: false, rank: 7, accountCount: 0, version: 1, documentTypesAll: VALUES.documentTypes },
    })
    expect(await auditOf(api, body.id)).toEqual([{ action: 'procedure.created', after: { code: 'DPAE' } }])
    const shown = (await api.browser().call(listProcedures)).body.items
    expect(shown.some(({ id }) => id === body.id)).toBe(true)
    expect(await client.refusal(createProcedure, { body: { code: 'DPAE', ...VALUES } })).toMatchObject({
      status: 409,
      code: 'procedure.code-taken',
    })
  })

  test('added twice at once, one is kept', async ({ api }) => {
    const client = await staffOf(api)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        client.attempt(createProcedure, { body: { code: 'TWICE', ...VALUES } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
  })

  test('gives it to the profiles that name their procedures, and takes it away', async ({ api }) => {
    await api.make.profile({ code: 'every' })
    await api.make.profile({ code: 'first', scope: 'listed', procedureCodes: ['KEPT'], rank: 3 })
    await api.make.profile({ code: 'second', scope: 'listed', procedureCodes: ['KEPT'], rank: 4 })
    const client = await staffOf(api)
    const namedBy = async (code: string) =>
      (await client.call(listAccountProfiles)).body.items
        .filter(({ procedureCodes }) => procedureCodes.includes(code))
        .map((profile) => profile.code)
    const body = { code: 'X9', ...VALUES, profileCodes: ['first'] }
    const made = (await client.call(createProcedure, { body })).body
    expect(made.profileCodes).toEqual(['first'])
    expect(await namedBy('X9')).toEqual(['first'])
    const save = (profileCodes: string[] | undefined, version: number) =>
      client.call(
        updateProcedure,
        {
          params: { id: made.id },
          body: { ...VALUES, withdrawn: false, ...(profileCodes && { profileCodes }) },
        },
        { ifMatch: `"${version}"` },
      )
    expect((await save(['second'], 1)).body).toMatchObject({ profileCodes: ['second'], version: 2 })
    expect((await save(undefined, 2)).body).toMatchObject({ profileCodes: ['second'], version: 2 })
    expect(await namedBy('KEPT')).toEqual(['first', 'second'])
    expect((await auditOf(api, made.id)).at(-1)?.after).toEqual({ code: 'X9', fields: ['profileCodes'] })
    const stray = { code: 'X8', ...VALUES, profileCodes: ['first', 'every'] }
    const refused = await client.attempt(createProcedure, { body: stray })
    expect(fieldsOf(refused.json())).toEqual(['/profileCodes/1 invalid'])
    expect(await namedBy('X8')).toEqual([])
  })

  test('answers the same for the same key', async ({ api }) => {
    const client = await staffOf(api)
    const body = { code: 'SAME', ...VALUES }
    const [first, second] = [
      await client.call(createProcedure, { body }, { idempotencyKey: 'one' }),
      await client.call(createProcedure, { body }, { idempotencyKey: 'one' }),
    ]
    expect(second.body).toEqual(first.body)
  })

  test.for([
    [{ code: 'dpae' }, '/code invalid'],
    [{ code: '' }, '/code invalid'],
    [{ descriptionFr: ' ' }, '/descriptionFr required'],
    [{ recipients: [] }, '/recipients required'],
    [{ rank: -1 }, '/rank number.range'],
    [{ documentTypes: [type('A'), type('B'), type('A')] }, '/documentTypes/2/code invalid'],
    [{ documentTypes: [{ ...type('A'), labelEn: '' }] }, '/documentTypes/0/labelEn required'],
    [{ withdrawn: true }, '/withdrawn unknown'],
    [{ deadlines: [due({ documentType: 'C' })] }, '/deadlines/0/documentType invalid'],
    [{ deadlines: [due({ months: [] })] }, '/deadlines/0/months required'],
    [{ deadlines: [due({ months: [13] })] }, '/deadlines/0/months/0 number.range'],
    [{ deadlines: [due(), due({ untilDay: 14 })] }, '/deadlines/1/untilDay number.range'],
  ] as const)('refuses %j beside the field', async ([over, expected], { api }) => {
    const client = await staffOf(api)
    const answer = await client.attempt(createProcedure, { body: { code: 'X1', ...VALUES, ...over } })
    expect(answer.json()).toMatchObject({ code: 'request.invalid' })
    expect(fieldsOf(answer.json())).toEqual([expected])
  })
})

describe('updateProcedure', () => {
  const editor = async (api: TestApp, over = {}) => {
    const made = await api.make.procedure({ ...VALUES, ...over })
    const client = await staffOf(api)
    const params = { id: made.id }
    const save = async (body: object, version = 1) =>
      (
        await client.call(
          updateProcedure,
          { params, body: { ...VALUES, withdrawn: false, ...body } },
          { ifMatch: `"${version}"` },
        )
      ).body
    return { made, client, params, save }
  }

  test('changes words, order and document types', async ({ api }) => {
    const { made, client, params, save } = await editor(api)
    const read = await client.call(getStaffProcedure, { params })
    expect(read.etag).toBe('"1"')
    const saved = await save({ descriptionEn: 'Another', rank: 1, documentTypes: [type('C'), type('A')] })
    expect(saved).toMatchObject({ descriptionEn: 'Another', rank: 1, version: 2, code: made.code })
    expect(saved.documentTypesAll).toEqual([type('C'), type('A')])
    expect(await auditOf(api, made.id)).toEqual([
      {
        action: 'procedure.updated',
        after: { code: made.code, fields: ['descriptionEn', 'documentTypes', 'rank'] },
      },
    ])
    const same = await save({ descriptionEn: 'Another', rank: 1, documentTypes: [type('C'), type('A')] }, 2)
    expect(same.version).toBe(2)
    expect(await auditOf(api, made.id)).toHaveLength(1)
  })

  test('changes the due dates, and leaves them when they are left out', async ({ api }) => {
    const { save } = await editor(api)
    const deadlines = [due({ documentType: 'B' }), due({ untilDay: 24 })]
    expect((await save({ deadlines })).deadlines).toEqual(deadlines)
    expect((await save({ rank: 3 }, 2)).deadlines).toEqual(deadlines)
    expect((await save({ rank: 3, deadlines: [] }, 3)).deadlines).toEqual([])
  })

  test('withdraws a document type that an account names, drops one that nobody names', async ({ api }) => {
    const { made, save } = await editor(api, { documentTypes: [type('A'), type('B'), type('C')] })
    const account = await api.make.account()
    const choice = { accountId: account.id, procedureId: made.id, createdAt: api.clock.now() }
    await api.deps.db.insert(accountProcedures).values({ ...choice, documentTypes: ['B'] })
    const saved = await save({ documentTypes: [type('A')] })
    expect(saved.documentTypesAll).toEqual([type('A'), type('B', true)])
    expect(saved.documentTypes.map(({ code }) => code)).toEqual(['A'])
  })

  test('withdraws a procedure in use, saying how many accounts have it, and offers it again', async ({
    api,
  }) => {
    const { made, save } = await editor(api)
    const account = await api.make.account({ procedures: [made] })
    expect(await save({ withdrawn: true })).toMatchObject({ withdrawn: true, accountCount: 1, version: 2 })
    const shown = (await api.browser().call(listProcedures)).body.items
    expect(shown.some(({ id }) => id === made.id)).toBe(false)
    const rows = await api.deps.db
      .select()
      .from(accountProcedures)
      .where(eq(accountProcedures.accountId, account.id))
    expect(rows).toHaveLength(1)
    expect(await save({ withdrawn: false }, 2)).toMatchObject({ withdrawn: false, version: 3 })
    expect((await auditOf(api, made.id)).map(({ action }) => action)).toEqual([
      'procedure.withdrawn',
      'procedure.offered-again',
    ])
  })

  test('needs the version that was edited, and a procedure that is there', async ({ api }) => {
    const { made, client, params, save } = await editor(api)
    const body = { ...VALUES, withdrawn: false }
    expect((await client.refusal(updateProcedure, { params, body })).code).toBe(
      'resource.precondition-required',
    )
    await save({ rank: 9 })
    expect((await client.refusal(updateProcedure, { params, body }, { ifMatch: '"1"' })).code).toBe(
      'resource.changed',
    )
    const nowhere = { params: { id: api.deps.ids.uuid() }, body }
    expect((await client.refusal(updateProcedure, nowhere, { ifMatch: '"1"' })).code).toBe(
      'resource.not-found',
    )
    expect((await client.refusal(getStaffProcedure, { params: nowhere.params })).code).toBe(
      'resource.not-found',
    )
    const answers = await Promise.all(
      [1, 2, 3].map((rank) =>
        client.attempt(updateProcedure, { params, body: { ...body, rank } }, { ifMatch: '"2"' }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412])
    const [row] = await api.deps.db.select().from(procedures).where(eq(procedures.id, made.id))
    expect(row?.version).toBe(3)
  })

  test('is for those who keep the catalogue', async ({ api }) => {
    const { params } = await editor(api)
    const call = { params, body: { ...VALUES, withdrawn: false } }
    const support = await staffOf(api, 'support')
    expect((await support.refusal(updateProcedure, call, { ifMatch: '"1"' })).code).toBe('session.forbidden')
  })
})
