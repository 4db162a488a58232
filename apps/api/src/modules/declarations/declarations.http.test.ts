import { getVerification } from '@guichet/contract/certificates.contract'
import * as contract from '@guichet/contract/declarations.contract'
import { auditEntries, declarants, declarationVersions, delegations, persons } from '@guichet/db/schema'
import type { Scope } from '@guichet/domain/rights'
import { and, asc, eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { statementsOf } from '../../testing/count-statements.ts'
import { filePeriod, openDeclarant, sayOption, services } from '../../testing/declaration-steps.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'

const { storyTest: test, pdf } = tellStory('2026-10-20T09:00:00Z')
const at = (period: string) => ({ params: { period } })
const listOf = async (browser: TestClient, query: object = {}) =>
  (await browser.call(contract.listDeclarations, { query: { limit: 10, ...query } })).body
const get = async (browser: TestClient, period: string) =>
  (await browser.call(contract.getDeclaration, at(period))).body
const mailsTo = async (api: TestApp, email: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email)
}

describe('declarations of turnover', () => {
  test('are those of the periods due since the file was opened, the latest first, a page at a time', async ({
    api,
  }) => {
    const { browser } = await openDeclarant(api)
    const all = await listOf(browser)
    expect(all.items.map(({ code, state, dueOn, isOpen }) => [code, state, dueOn, isOpen])).toEqual([
      ['2026-T4', 'upcoming', '2027-02-01', false],
      ['2026-T3', 'open', '2026-11-02', true],
      ['2026-T2', 'late', '2026-07-31', true],
      ['2026-T1', 'late', '2026-04-30', true],
      ['2025-T4', 'late', '2026-02-02', true],
      ['2025-T3', 'late', '2025-10-31', true],
    ])
    const first = await listOf(browser, { limit: 4 })
    expect(first).toMatchObject({ total: 6, firstRank: 1, previousCursor: null })
    const second = await listOf(browser, { limit: 4, cursor: first.nextCursor })
    expect(second.items.map(({ code }) => code)).toEqual(['2025-T4', '2025-T3'])
    const back = await listOf(browser, { limit: 4, cursor: second.previousCursor })
    expect(back.items).toEqual(first.items)
    expect((await listOf(browser, { year: 2025 })).total).toBe(2)
    expect((await listOf(browser, { state: 'open' })).items.map(({ code }) => code)).toEqual(['2026-T3'])
    const stranger = await api.signInAs(await api.make.member())
    expect((await listOf(stranger)).items).toEqual([])
    expect((await stranger.refusal(contract.getDeclaration, at('2026-T3'))).code).toBe('resource.not-found')
  })

  test('are filed with their lines, told by mail, audited; a correction is another version with its own receipt', async ({
    api,
  }) => {
    const { browser, person, file } = await openDeclarant(api)
    const before = await get(browser, '2026-T3')
    expect(before).toMatchObject({
      ...{ siret: file.siret, categories: ['services'], current: null, previous: null, version: 0 },
      ...{ lastYearKnown: false, filings: [], opensOn: '2026-10-01' },
    })
    expect(before.rates.map(({ kind, rate }) => [kind, rate])).toEqual([
      ['social', 21_200],
      ['training', 100],
      ['chamber', 44],
    ])
    const { body: told } = await browser.call(contract.estimateDeclaration, {
      ...at('2026-T3'),
      body: { turnovers: services(1_050_049) },
    })
    expect(told.lines.map(({ kind, baseCents, amountCents }) => [kind, baseCents, amountCents])).toEqual([
      ['social', 1_050_049, 222_600],
      ['training', 1_050_049, 1_100],
      ['chamber', 1_050_049, 500],
    ])
    expect(told.totalCents).toBe(224_200)
    const filed = (
      await browser.call(
        contract.fileDeclaration,
        { ...at('2026-T3'), body: { turnovers: services(1_050_049), totalCents: told.totalCents } },
        { ifMatch: '0' },
      )
    ).body
    expect(filed).toMatchObject({
      ...{ state: 'filed', isOpen: true, version: 1 },
      current: { version: 1, totalCents: 224_200, lines: told.lines, filedBy: 'Clarisse Vidalenc' },
    })
    expect(filed.current?.isLate).toBe(false)
    const [mail] = await mailsTo(api, person.email)
    expect(mail?.subject).toContain('3e trimestre')
    expect(mail?.text).toMatch(/10\s500,49\s€/u)
    expect(mail?.text).toMatch(/2 novembre 2026/u)
    expect(mail?.attachments).toHaveLength(1)
    // The same amounts again are no correction.
    expect((await filePeriod(browser, '2026-T3', services(1_050_049), 1)).version).toBe(1)
    const corrected = await filePeriod(browser, '2026-T3', services(900_000), 1)
    expect(corrected.filings.map(({ version, turnoverCents }) => [version, turnoverCents])).toEqual([
      [2, 900_000],
      [1, 1_050_049],
    ])
    const [latest, first] = corrected.filings
    const verify = async (code = '') => (await api.browser().call(getVerification, { params: { code } })).body
    expect(await verify(latest?.receipt.code)).toMatchObject({
      ...{ kind: 'declaration-receipt', state: 'valid', number: latest?.receipt.number },
      ...{ holderName: 'Clarisse Vidalenc', startsOn: '2026-07-01', endsOn: '2026-09-30' },
      amountCents: latest?.totalCents,
    })
    expect((await verify(first?.receipt.code)).state).toBe('replaced')
    const receipt = await browser.call(contract.getDeclarationReceipt, { ...at('2026-T3'), query: {} })
    expect(receipt.headers['content-disposition']).toContain(
      `recepisse-declaration-${latest?.receipt.number}.pdf`,
    )
    expect(pdf.asked.at(-1)).toMatchObject({
      kind: 'declaration-receipt',
      data: { declaration: { isCorrection: true, turnoverCents: 900_000 } },
    })
    await browser.call(contract.getDeclarationReceipt, { ...at('2026-T3'), query: { version: 1 } })
    expect(pdf.asked.at(-1)).toMatchObject({ data: { declaration: { isCorrection: false } } })
    const none = await browser.refusal(contract.getDeclarationReceipt, {
      ...at('2026-T3'),
      query: { version: 3 },
    })
    expect(none.code).toBe('resource.not-found')
    const entries = await api.deps.db
      .select({ action: auditEntries.action, before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, String(filed.id)), like(auditEntries.action, 'declaration.%')))
      .orderBy(asc(auditEntries.id))
    expect(entries).toMatchObject([
      { action: 'declaration.filed', before: null, after: { period: '2026-T3', turnoverCents: 1_050_049 } },
      {
        action: 'declaration.corrected',
        before: { turnoverCents: 1_050_049 },
        after: { turnoverCents: 900_000 },
      },
    ])
  })

  test('take zero, and start from what was declared before', async ({ api }) => {
    const { browser } = await openDeclarant(api)
    const zero = await filePeriod(browser, '2026-T2', [])
    expect(zero.current).toMatchObject({
      ...{ turnoverCents: 0, totalCents: 0, isLate: true },
      turnovers: [{ category: 'services', amountCents: 0 }],
    })
    expect((await get(browser, '2026-T3')).previous).toEqual({
      ...{ code: '2026-T2', turnovers: [{ category: 'services', amountCents: 0 }] },
    })
  })

  test('warn of what is unusual and of limits that are passed, by what was declared here', async ({
    api,
  }) => {
    const { browser } = await openDeclarant(api)
    const warned = async (amountCents: number) =>
      (
        await browser.call(contract.estimateDeclaration, {
          ...{ ...at('2026-T3'), body: { turnovers: services(amountCents) } },
        })
      ).body.warnings.map(({ code, limitCents, amountCents: measured }) => [code, limitCents, measured])
    expect(await warned(500_000)).toEqual([])
    await filePeriod(browser, '2026-T1', services(900_000))
    await filePeriod(browser, '2026-T2', services(1_100_000))
    expect(await warned(1_000_000)).toEqual([])
    expect(await warned(0)).toEqual([['zero-unusual', 900_000, 0]])
    expect(await warned(3_400_000)).toEqual([
      ['much-more', 1_100_000, 3_400_000],
      ['vat-major-passed', 4_125_000, 5_400_000],
    ])
  })

  test('are refused for what is not over, is unknown, has another amount, or was looked at before a change', async ({
    api,
  }) => {
    const { browser: first, file, person } = await openDeclarant(api)
    let browser = first
    const refused = async (period: string, body: object, ifMatch?: string) =>
      (
        await browser.refusal(
          contract.fileDeclaration,
          { ...at(period), body: { turnovers: services(100), ...body } },
          ifMatch === undefined ? {} : { ifMatch },
        )
      ).code
    expect(await refused('2026-T4', {}, '0')).toBe('declaration.not-open')
    expect(await refused('2020-T1', {}, '0')).toBe('resource.not-found')
    expect(await refused('2026-T3', {})).toBe('resource.precondition-required')
    expect(await refused('2026-T3', {}, '1')).toBe('resource.changed')
    expect(await refused('2026-T3', { totalCents: 2_300 }, '0')).toBe('declaration.amount-changed')
    const strange = await browser.refusal(
      contract.fileDeclaration,
      { ...at('2026-T3'), body: { turnovers: [{ category: 'sales', amountCents: 1 }] } },
      { ifMatch: '0' },
    )
    expect(strange.errors).toMatchObject([{ pointer: '/turnovers/0/category', code: 'invalid' }])
    for (const turnovers of [
      [{ category: 'services', amountCents: -1 }],
      [{ category: 'services', amountCents: 1.5 }],
      [{ category: 'services', amountCents: 1_000_000_001 }],
      [...services(1), ...services(2)],
    ])
      expect(await refused('2026-T3', { turnovers }, '0')).toBe('request.invalid')
    await filePeriod(browser, '2026-T2', services(100))
    expect(await refused('2026-T2', { turnovers: services(200) }, '1')).toBe('declaration.over')
    api.clock.set('2026-11-02T22:59:59Z')
    browser = await api.signInAs(person)
    await filePeriod(browser, '2026-T3', services(100))
    expect(await refused('2026-T3', { turnovers: services(200) }, '0')).toBe('resource.changed')
    await filePeriod(browser, '2026-T3', services(200), 1)
    api.clock.set('2026-11-02T23:00:00Z')
    expect(await refused('2026-T3', { turnovers: services(300) }, '2')).toBe('declaration.over')
    await api.deps.db.update(declarants).set({ state: 'to-check' }).where(eq(declarants.id, file.id))
    expect(await refused('2026-T1', {}, '0')).toBe('declarant.unchecked')
    const bare = await openDeclarant(api, {}, false)
    for (const route of [contract.fileDeclaration, contract.estimateDeclaration])
      expect(
        (await bare.browser.refusal(route, { ...at('2026-T3'), body: { turnovers: [] } }, { ifMatch: '0' }))
          .code,
      ).toBe('declaration.activities-unknown')
  })

  test('filed twice at once count once; numbers follow one another', async ({ api }) => {
    const { browser } = await openDeclarant(api)
    const answers = await Promise.all(
      [100, 200, 300, 400].map((amount) =>
        browser.attempt(
          contract.fileDeclaration,
          { ...at('2026-T3'), body: { turnovers: services(amount * 100) } },
          { ifMatch: '0' },
        ),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412, 412, 412])
    expect((await get(browser, '2026-T3')).version).toBe(1)
    const rows = await api.deps.db.select({ number: declarationVersions.number }).from(declarationVersions)
    const numbers = rows.map(({ number }) => Number(number.slice(-6))).toSorted((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('count what is said of the company while they are filed: another amount is told anew', async ({
    api,
    pg,
  }) => {
    const { browser, file } = await openDeclarant(api)
    const filing = { ...at('2026-T3'), body: { turnovers: services(1_000_000), totalCents: 213_400 } }
    let waiting: ReturnType<TestClient['attempt']> | null = null
    await pg.db.transaction(async (tx) => {
      await tx.select().from(declarants).where(eq(declarants.id, file.id)).for('update')
      waiting = browser.attempt(contract.fileDeclaration, filing, { ifMatch: '0' })
      await waitForLock(pg.pool)
      await sayOption({ ...api, deps: { ...api.deps, db: tx as never } }, file, 'income-tax', ['flat'])
    })
    const answer = await (waiting as unknown as ReturnType<TestClient['attempt']>)
    expect(answer.json().code).toBe('declaration.amount-changed')
    expect((await get(browser, '2026-T3')).version).toBe(0)
  })

  test('are listed by as many statements, however many there are', async ({ api, pg }) => {
    const few = await openDeclarant(api, { createdAt: new Date('2026-09-01T08:00:00Z') })
    const many = await openDeclarant(api, { createdAt: new Date('2024-01-10T08:00:00Z') })
    for (const period of ['2024-T1', '2024-T2', '2024-T3', '2025-T1'])
      await filePeriod(many.browser, period, services(100))
    const count = async (browser: TestClient) =>
      (await statementsOf(pg.pool, () => listOf(browser, { limit: 100 }))).length
    await count(few.browser)
    expect(await count(many.browser)).toBe(await count(few.browser))
  })

  test('say no day twice and leave none out where it was said otherwise since how often is declared', async ({
    api,
  }) => {
    const { browser, file } = await openDeclarant(api)
    await filePeriod(browser, '2026-T1', services(100))
    await sayOption(api, file, 'frequency', ['monthly'])
    const codes = (await listOf(browser, { limit: 100 })).items.map(({ code }) => code)
    expect(codes).toEqual([
      ...['2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-T1'],
      ...['2025-12', '2025-11', '2025-10', '2025-09'],
    ])
  })

  test('are seen and filed by a third party by the rights given, under the own name', async ({ api }) => {
    const { browser, person } = await openDeclarant(api)
    await api.deps.db.update(persons).set({ locale: 'en' }).where(eq(persons.id, person.id))
    const third = await api.make.person({ firstName: 'Odile', lastName: 'Kerguelen' })
    const guest = await api.signInAs(third)
    const { id } = await api.make.delegation(person, third, { rights: ['declarations.see'] })
    const headers = { 'x-guichet-file': id }
    expect((await guest.call(contract.getDeclaration, at('2026-T3'), { headers })).body.version).toBe(0)
    const filing = { ...at('2026-T3'), body: { turnovers: services(5_000) } }
    const options = { headers, ifMatch: '0' }
    expect((await guest.refusal(contract.fileDeclaration, filing, options)).code).toBe(
      'delegation.right-missing',
    )
    await api.deps.db
      .update(delegations)
      .set({ rights: ['declarations.see', 'declarations.file'] })
      .where(eq(delegations.id, id))
    const filed = (await guest.call(contract.fileDeclaration, filing, options)).body
    expect(filed.current?.filedBy).toBe('Odile Kerguelen')
    const [entry] = await api.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, String(filed.id)))
    expect(entry).toMatchObject({ actorId: third.id, ownerId: person.id, accessId: id })
    const [mail] = await mailsTo(api, person.email)
    expect(mail?.subject).toMatch(/^Declaration of Q3\s2026 filed: receipt DC-2026-\d{6}$/u)
    expect(mail?.text).toContain('was filed by Odile Kerguelen, who has access to your file')
    expect((await get(browser, '2026-T3')).current?.filedBy).toBe('Odile Kerguelen')
    await api.deps.db
      .update(delegations)
      .set({ rights: ['file.see'] })
      .where(eq(delegations.id, id))
    expect((await guest.refusal(contract.listDeclarations, undefined, { headers })).status).toBe(403)
  })

  test('are corrected after the due day by staff who act for the declarant', async ({ api }) => {
    const { browser, person } = await openDeclarant(api)
    await filePeriod(browser, '2026-T2', services(100))
    const staff = await api.make.staff('manager')
    const { id } = await api.make.assistance(person, staff)
    const desk = await api.signInAs(staff)
    const corrected = await filePeriod(desk, '2026-T2', services(200), 1, { 'x-guichet-file': id })
    expect(corrected).toMatchObject({ version: 2, isOpen: true })
    expect((await get(browser, '2026-T2')).isOpen).toBe(false)
  })

  test('are reached by keys within their scopes', async ({ api }) => {
    const { person } = await openDeclarant(api)
    const program = async (scopes: Scope[]) => api.program((await api.make.apiKey(person, { scopes })).key)
    const reader = await program(['declarations:read'])
    expect((await listOf(reader)).total).toBe(6)
    const filing = { ...at('2026-T3'), body: { turnovers: services(100) } }
    expect((await reader.refusal(contract.fileDeclaration, filing, { ifMatch: '0' })).status).toBe(403)
    const writer = await program(['declarations:read', 'declarations:write'])
    expect((await filePeriod(writer, '2026-T3', services(100))).version).toBe(1)
  })
})
