import { getDeclaration } from '@guichet/contract/declarations.contract'
import { endDelegation, listFileActions } from '@guichet/contract/delegations.contract'
import * as contract from '@guichet/contract/file-declarations.contract'
import { auditEntries, lifeEvents, persons } from '@guichet/db/schema'
import type { DelegationRight } from '@guichet/domain/delegation'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { statementsOf } from '../../testing/count-statements.ts'
import { unknownSiret } from '../../testing/declarant-steps.ts'
import { filePeriod, openDeclarant, services } from '../../testing/declaration-steps.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'

const { storyTest } = tellStory()
type Opened = Awaited<ReturnType<typeof openDeclarant>> & { readonly fileId: string }

async function accountant(api: TestApp) {
  const person = await api.make.person({ firstName: 'Paul', lastName: 'Reboul' })
  return { person, client: await api.signInAs(person) }
}
const RIGHTS: DelegationRight[] = ['declarations.see', 'declarations.file']

async function opened(
  api: TestApp,
  third: { readonly id: string },
  companyName: string,
  rights = RIGHTS,
): Promise<Opened> {
  const declarant = await openDeclarant(api, { companyName })
  const { id: fileId } = await api.make.delegation(declarant.person, third, { rights })
  return { ...declarant, fileId }
}
const csvOf = (...lines: readonly (readonly [siret: string, period: string, amount: string])[]) =>
  [
    'SIRET;Nom;Période;Prestations',
    ...lines.map(([siret, period, amount]) => `${siret};;${period};${amount}`),
  ].join('\n')
const check = async (client: TestClient, csv: string) =>
  (await client.call(contract.checkFileDeclarations, { body: { csv } })).body
type Checked = Awaited<ReturnType<typeof check>>

/** The lines that would be filed, as the page sends them. */
const toFile = ({ lines }: Checked) =>
  lines.flatMap(({ outcome, found, period, turnovers, totalCents }) =>
    found && (outcome === 'file' || outcome === 'correct')
      ? [{ fileId: found.fileId, period, version: found.version, turnovers, totalCents }]
      : [],
  )
const file = async (client: TestClient, lines: ReturnType<typeof toFile>, idempotencyKey?: string) =>
  (
    await client.call(
      contract.fileManyDeclarations,
      { body: { lines } },
      idempotencyKey === undefined ? {} : { idempotencyKey },
    )
  ).body.lines
const csvText = async (client: TestClient, query = {}) => {
  const { body } = await client.call(contract.exportFileDeclarations, { query })
  return Buffer.from(await (body as unknown as Blob).arrayBuffer()).toString('utf8')
}
const outcomes = (
  lines: readonly { readonly outcome: string; readonly refusal: { code: string } | null }[],
) => lines.map(({ outcome, refusal }) => refusal?.code ?? outcome)

describe('what is to be declared across files', () => {
  storyTest('is told by due day, then by name, of files opened for it alone', async ({ api }) => {
    const { person, client } = await accountant(api)
    const late = await opened(api, person, 'Zinnia', ['declarations.see'])
    const done = await opened(api, person, 'Acacia')
    for (const period of ['2025-T3', '2025-T4', '2026-T1', '2026-T2', '2026-T3'])
      await filePeriod(done.browser, period, services(100_000))
    const shut = await opened(api, person, 'Fermé', ['file.see', 'file.edit'])
    const other = await openDeclarant(api, { companyName: 'Ailleurs' })
    const unchecked = await openDeclarant(api, { companyName: 'Nouveau', state: 'to-check' })
    await api.make.delegation(unchecked.person, person, { rights: RIGHTS })

    const { body } = await client.call(contract.listFileDeclarations)
    expect(body.items.map(({ companyName, state, period }) => [companyName, state, period?.code])).toEqual([
      ['Zinnia', 'late', '2025-T3'],
      ['Acacia', 'filed', '2026-T4'],
      ['Nouveau', 'waiting', undefined],
    ])
    expect(body).toMatchObject({ total: 3, late: 1, open: 0 })
    expect(body.items[0]).toMatchObject({ fileId: late.fileId, mayFile: false, toDeclare: 5 })
    const asked = async (query: object) =>
      (await client.call(contract.listFileDeclarations, { query })).body.items.map((row) => row.companyName)
    expect(await asked({ state: 'filed' })).toEqual(['Acacia'])
    expect(await asked({ q: 'zinn' })).toEqual(['Zinnia'])
    expect(await asked({ q: done.file.siret.replace(/^(\d{3})/u, '$1 ') })).toEqual(['Acacia'])
    expect(await asked({ q: shut.file.siret })).toEqual([])
    expect(await asked({ q: other.file.siret })).toEqual([])

    const first = (await client.call(contract.listFileDeclarations, { query: { limit: 1 } })).body
    const next = await client.call(contract.listFileDeclarations, {
      query: { limit: 1, cursor: String(first.nextCursor) },
    })
    expect(next.body.items).toMatchObject([{ companyName: 'Acacia' }])
    const back = await client.call(contract.listFileDeclarations, {
      query: { limit: 1, cursor: String(next.body.previousCursor) },
    })
    expect(back.body.items).toEqual(first.items)

    const text = await csvText(client)
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFSIRET;Nom;Période;Échéance;État;À remplir;Ventes;Prestations;Libéral;Libéral Cipav;Meublés de tourisme',
      `${late.file.siret};Zinnia;2025-T3;31/10/2025;En retard;Prestations;;;;;`,
    ])
    expect(text.split('\r\n').filter((line) => line.includes('Zinnia'))).toHaveLength(5)
    expect(await csvText(client, { state: 'filed' })).toContain('Acacia;2026-T4;01/02/2027;À jour')
    // What was downloaded and not filled in files nothing.
    const lines = text.replaceAll('\r\n', '\n')
    expect(await check(client, lines)).toMatchObject({ lines: [], faults: [], skipped: 7 })
  })

  storyTest(
    'is told to the firm too, once for each file by the widest access, and of the living',
    async ({ api }) => {
      const [third, colleague] = [await accountant(api), await accountant(api)]
      const firm = await api.make.firm(third.person)
      await api.make.firmMember(firm, { personId: colleague.person.id })
      const shared = await openDeclarant(api, { companyName: 'Commun' })
      const open = { colleagues: true, firmId: firm.id, rights: RIGHTS }
      const { id } = await api.make.delegation(shared.person, third.person, open)
      await api.make.delegation(shared.person, colleague.person, { rights: ['declarations.see'] })
      const dead = await opened(api, colleague.person, 'Défunt')
      await api.deps.db.insert(lifeEvents).values({
        ...{ id: api.deps.ids.uuid(), personId: dead.person.id, kind: 'death', state: 'done', byStaff: true },
        ...{ happensOn: '2026-11-20', createdById: third.person.id, createdAt: api.clock.now() },
      })
      const { body } = await colleague.client.call(contract.listFileDeclarations)
      expect(body.items).toMatchObject([{ fileId: id, companyName: 'Commun', mayFile: true }])
      const lines = toFile(await check(colleague.client, csvOf([shared.file.siret, '2026-T3', '10'])))
      expect(outcomes(await file(colleague.client, lines))).toEqual(['filed'])
      const [entry] = await api.deps.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.action, 'declaration.filed'), eq(auditEntries.ownerId, shared.person.id)))
      expect(entry).toMatchObject({ actorId: colleague.person.id, accessId: id })
    },
  )

  storyTest('takes as many statements for many files as for one', async ({ api }) => {
    const { person, client } = await accountant(api)
    const count = async () =>
      (await statementsOf(api.deps.pool, () => client.call(contract.listFileDeclarations))).length
    await opened(api, person, 'Une')
    const one = await count()
    for (const name of ['Deux', 'Trois', 'Quatre']) await opened(api, person, name)
    expect(await count()).toBe(one)
  })
})

describe('turnover of many by CSV', () => {
  storyTest('is checked line by line, with nothing kept and nothing told of other files', async ({ api }) => {
    const { person, client } = await accountant(api)
    const own = await opened(api, person, 'Acacia')
    const reading = await opened(api, person, 'Lecture', ['declarations.see'])
    const stranger = await openDeclarant(api, { companyName: 'Ailleurs' })
    const { siret } = own.file
    await filePeriod(own.browser, '2026-T2', services(100_000))
    const body = await check(
      client,
      csvOf(
        [siret, '2026-T3', '1 234,56'],
        [siret, '2026-T1', '0'],
        [siret, '2026-T4', '10'],
        [siret, '2026-09', '10'],
        [siret, '2026-T2', '1000'],
        [reading.file.siret, '2026-T3', '10'],
        [stranger.file.siret, '2026-T3', '10'],
        [unknownSiret(), '2026-T3', '10'],
        [siret, '2026-T3', 'beaucoup'],
        [siret, '2026-T3', ''],
      ),
    )
    expect(outcomes(body.lines)).toEqual([
      ...['file', 'file', 'not-open', 'period-unknown', 'over'],
      ...['right-missing', 'file-unknown', 'file-unknown'],
    ])
    expect(body.skipped).toBe(1)
    expect(body.faults).toMatchObject([{ line: 10, column: 'Prestations', code: 'turnover.amount' }])
    expect(body.faults[0]?.message).not.toBe('')
    const [first, nothing] = body.lines
    expect(first).toMatchObject({
      line: 2,
      turnoverCents: 123_456,
      found: { fileId: own.fileId, version: 0 },
    })
    expect(first?.totalCents).toBeGreaterThan(0)
    expect(nothing).toMatchObject({ turnovers: services(0), totalCents: 0, found: { isLate: true } })
    expect(body).toMatchObject({ turnoverCents: 123_456, totalCents: first?.totalCents })
    const [unopened, unknown] = body.lines.slice(-2)
    expect({ ...unopened, line: 0, siret: '' }).toEqual({ ...unknown, line: 0, siret: '' })
    const { body: kept } = await own.browser.call(getDeclaration, { params: { period: '2026-T3' } })
    expect(kept.version).toBe(0)

    const strange = await check(client, `SIRET;Période;Ventes\n${siret};2026-T3;10`)
    expect(outcomes(strange.lines)).toEqual(['category-unknown'])
  })

  storyTest('is filed each in its file, told to each, and never twice', async ({ api }) => {
    const { person } = await accountant(api)
    const files = [await opened(api, person, 'Acacia'), await opened(api, person, 'Bouleau')]
    const [first, second] = files
    if (!first || !second) throw new TypeError('two files were opened')
    api.clock.set('2026-10-20T09:00:00.000Z')
    const desk = await api.signInAs(person)
    const csv = csvOf([first.file.siret, '2026-T3', '1000'], [second.file.siret, '2026-T3', '2 000'])
    const lines = toFile(await check(desk, csv))
    const wrong = { ...lines[1], totalCents: 1 } as (typeof lines)[number]
    const gone = { ...lines[0], fileId: api.deps.ids.uuid() } as (typeof lines)[number]
    expect(outcomes(await file(desk, [gone, wrong]))).toEqual(['ended', 'amount-changed'])

    const filed = await file(desk, lines, 'many-1')
    expect(outcomes(filed)).toEqual(['filed', 'filed'])
    expect(filed[0]).toMatchObject({ turnoverCents: 100_000, totalCents: lines[0]?.totalCents })
    expect(filed[0]?.number).toMatch(/^DC-2026-\d{6}$/u)
    expect(await file(desk, lines, 'many-1')).toEqual(filed)
    const again = await file(desk, lines, 'many-2')
    expect(outcomes(again)).toEqual(['same', 'same'])
    expect(again.map(({ number }) => number)).toEqual(filed.map(({ number }) => number))
    expect(outcomes((await check(desk, csv)).lines)).toEqual(['same', 'same'])

    const [entry] = await api.deps.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'declaration.filed'), eq(auditEntries.ownerId, first.person.id)))
    expect(entry).toMatchObject({ actorId: person.id, accessId: first.fileId })
    await api.runOutbox()
    for (const { person: owner } of files) {
      const [row] = await api.deps.db
        .select({ email: persons.email })
        .from(persons)
        .where(eq(persons.id, owner.id))
      const mails = api.mailer.sent.filter(({ to }) => to === row?.email)
      expect(mails.filter(({ text }) => text.includes('Paul Reboul'))).toHaveLength(1)
    }
    const home = await api.signInAs(first.person)
    expect((await home.call(listFileActions)).body.items).toContainEqual(
      expect.objectContaining({ action: 'declaration.filed', about: '2026-T3', name: 'Paul Reboul' }),
    )

    const corrected = toFile(await check(desk, csvOf([first.file.siret, '2026-T3', '1500'])))
    expect(corrected).toMatchObject([{ version: 1 }])
    expect(outcomes(await file(desk, [...corrected, ...lines.slice(1)]))).toEqual(['corrected', 'same'])
    expect(outcomes(await file(desk, lines.slice(0, 1)))).toEqual(['changed'])
  })

  storyTest(
    'is refused in what was revoked or narrowed meanwhile, and filed in the rest',
    async ({ api }) => {
      const { person, client } = await accountant(api)
      const files = [
        await opened(api, person, 'Acacia'),
        await opened(api, person, 'Bouleau'),
        await opened(api, person, 'Charme'),
      ]
      const lines = toFile(
        await check(client, csvOf(...files.map(({ file: { siret } }) => [siret, '2026-T3', '10'] as const))),
      )
      const [revoked, , left] = files
      await revoked?.browser.call(endDelegation, { params: { id: revoked.fileId } })
      expect(outcomes(await file(client, lines))).toEqual(['ended', 'filed', 'filed'])
      const stranger = await accountant(api)
      const again = lines.slice(2).map((line) => ({ ...line, version: 1, turnovers: services(9_900) }))
      expect(outcomes(await file(stranger.client, again))).toEqual(['ended'])
      // Staff who act for somebody file in that file, not by CSV.
      const staff = await api.make.staff('manager')
      const { id: fileId } = await api.make.assistance((left as Opened).person, staff)
      const asStaff = again.map((line) => ({ ...line, fileId }))
      expect(outcomes(await file(await api.signInAs(staff), asStaff))).toEqual(['ended'])
      const { body } = await (left as Opened).browser.call(getDeclaration, { params: { period: '2026-T3' } })
      expect(body.version).toBe(1)
    },
  )

  storyTest('is filed once, however often it is sent at the same time', async ({ api }) => {
    const { person, client } = await accountant(api)
    const files = [await opened(api, person, 'Acacia'), await opened(api, person, 'Bouleau')]
    const lines = toFile(
      await check(client, csvOf(...files.map(({ file: { siret } }) => [siret, '2026-T3', '10'] as const))),
    )
    const answers = await Promise.all([1, 2, 3].map((n) => file(client.copy(), lines, `at-once-${n}`)))
    for (const index of lines.keys())
      expect(answers.map((answer) => outcomes(answer)[index]).sort()).toEqual(['filed', 'same', 'same'])
    for (const { browser } of files) {
      const { body } = await browser.call(getDeclaration, { params: { period: '2026-T3' } })
      expect(body.filings).toHaveLength(1)
    }
  })

  storyTest(
    'is refused in a file that is revoked while the lines before it are filed',
    async ({ api, pg }) => {
      const { person, client } = await accountant(api)
      const [first, second] = [await opened(api, person, 'Acacia'), await opened(api, person, 'Bouleau')]
      const lines = toFile(
        await check(client, csvOf([first.file.siret, '2026-T3', '10'], [second.file.siret, '2026-T3', '10'])),
      )
      const holder = await pg.pool.connect()
      try {
        await holder.query('begin')
        await holder.query('select 1 from declarants where id = $1 for update', [first.file.id])
        const filing = file(client, lines)
        await waitForLock(pg.pool)
        await second.browser.call(endDelegation, { params: { id: second.fileId } })
        await holder.query('commit')
        expect(outcomes(await filing)).toEqual(['filed', 'ended'])
      } finally {
        holder.release()
      }
    },
  )
})
