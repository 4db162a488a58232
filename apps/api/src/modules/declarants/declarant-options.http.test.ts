import * as company from '@guichet/contract/declarant-company.contract'
import * as contract from '@guichet/contract/declarant-options.contract'
import type { InputOf } from '@guichet/contract/route'
import { getSession } from '@guichet/contract/session.contract'
import { auditEntries, declarantOptions, declarants, delegations } from '@guichet/db/schema'
import { and, asc, eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { makeDeclarant, newSiret, playedRegister } from '../../testing/declarant-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const test = apiTestWith({ overrides: { register: playedRegister } })
type Said = InputOf<typeof contract.recordDeclarantOption>['body']

/** A declarant who says what holds, by the version that stands. */
const sayer = (browser: TestClient) => {
  const read = async () => (await browser.call(contract.getDeclarantOptions)).body
  const ifMatch = async () => ({ ifMatch: String((await read()).version) })
  return {
    read,
    say: async (body: Said) =>
      (await browser.call(contract.recordDeclarantOption, { body }, await ifMatch())).body,
    faults: async (body: Said) =>
      (await browser.refusal(contract.recordDeclarantOption, { body }, await ifMatch())).errors?.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      ),
    withdraw: async (id: string) =>
      (await browser.call(contract.withdrawDeclarantOption, { params: { id } })).body,
  }
}

async function declarant(api: TestApp) {
  const siret = newSiret()
  const { browser } = await makeDeclarant(api, { siret })
  const [file] = await api.deps.db.select().from(declarants).where(eq(declarants.siret, siret))
  if (!file) throw new Error('no file')
  return { browser, file, ...sayer(browser) }
}
const flat = { kind: 'income-tax', choices: ['flat'], startsOn: '2025-01-01', askedOn: '2024-09-12' } as const
const scale = { ...flat, choices: ['scale'], startsOn: '2026-01-01', askedOn: null } as const
const body = (said: Readonly<Record<keyof Said, unknown>>) => said as Said

describe('what a declarant says that no register tells', () => {
  test('holds from its day to the day before the next; a mistake is withdrawn, and all stays in the history', async ({
    api,
  }) => {
    const { file, read, say, withdraw } = await declarant(api)
    expect(await read()).toEqual({ begunOn: '2021-03-01', postcode: '13100', items: [], version: 1 })
    await say(body(scale))
    const both = await say(body(flat))
    expect(both.items).toMatchObject([
      { kind: 'income-tax', choices: ['scale'], startsOn: '2026-01-01', endsOn: null, askedOn: null },
      { choices: ['flat'], endsOn: '2025-12-31', askedOn: '2024-09-12', saidBy: 'Clarisse Vidalenc' },
    ])
    // Of the same day, what was said is replaced.
    const mended = await say(body({ ...flat, askedOn: '2024-09-30' }))
    expect(mended.items.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, false, true])
    expect(mended.items[2]).toMatchObject({
      askedOn: '2024-09-12',
      endsOn: null,
      withdrawnBy: 'Clarisse Vidalenc',
    })
    const after = await withdraw(String(mended.items[0]?.id))
    expect(after.items[0]).toMatchObject({ choices: ['flat'], endsOn: null })
    expect(after.version).toBe(5)
    const entries = await api.deps.db
      .select({ action: auditEntries.action, before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, file.id), like(auditEntries.action, 'declarant.option-%')))
      .orderBy(asc(auditEntries.id))
    expect(entries.map(({ action }) => action.replace('declarant.option-', ''))).toEqual([
      ...['recorded', 'recorded', 'recorded', 'withdrawn'],
    ])
    expect(entries[2]).toMatchObject({
      before: { kind: 'income-tax', askedOn: '2024-09-12' },
      after: { kind: 'income-tax', choices: ['flat'], startsOn: '2025-01-01', askedOn: '2024-09-30' },
    })
    expect(entries[3]?.before).toMatchObject({ choices: ['scale'] })
  })

  test('is refused beside its field by the rules of the page; what has no deadline keeps no day of asking', async ({
    api,
  }) => {
    const { faults, say } = await declarant(api)
    expect(await faults(body({ ...flat, startsOn: '2025-05-01' }))).toEqual(['/startsOn option.year-start'])
    expect(await faults(body({ ...flat, askedOn: '2024-10-01' }))).toEqual([
      '/askedOn option.asked-late-income-tax',
    ])
    expect(await faults(body({ ...flat, startsOn: '2020-01-01' }))).toEqual(['/startsOn option.before-begun'])
    expect(await faults(body({ ...flat, choices: ['monthly'] }))).toEqual(['/choices invalid'])
    expect(await faults(body({ ...flat, choices: [] }))).toEqual(['/choices required'])
    expect(await faults(body({ ...flat, startsOn: '2025-02-30' }))).toEqual(['/startsOn date.invalid'])
    expect(await faults(body({ ...flat, kind: 'weather' }))).toEqual(['/kind invalid'])
    const vat = { kind: 'vat', choices: ['normal'], startsOn: '2026-05-12', askedOn: '2026-05-01' } as const
    const [kept] = (await say(body(vat))).items
    expect(kept?.askedOn).toBeNull()
    expect(await faults(body(vat))).toEqual(['/choices option.same'])
    const several = { kind: 'activities', choices: ['craft', 'sales'], startsOn: '2021-03-01' } as const
    const { items } = await say(body({ ...several, askedOn: null }))
    expect(items.find(({ kind }) => kind === 'activities')?.choices).toEqual(['sales', 'craft'])
  })

  test('needs the version of the file that was looked at, which is that of the company too', async ({
    api,
  }) => {
    const { browser, read, say } = await declarant(api)
    const { version } = await read()
    const call = (said: object, ifMatch?: string) =>
      browser.attempt(contract.recordDeclarantOption, { body: said as Said }, ifMatch ? { ifMatch } : {})
    expect((await call(flat)).json()).toMatchObject({ code: 'resource.precondition-required' })
    const answers = await Promise.all(
      ['2022', '2023', '2024', '2025'].map((year) =>
        call({ ...scale, startsOn: `${year}-01-01` }, String(version)),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412, 412, 412])
    await say(body(flat))
    const late = await browser.refusal(
      company.updateDeclarantCompany,
      { body: { take: [] } },
      { ifMatch: String(version) },
    )
    expect(late.code).toBe('resource.changed')
  })

  test('is out of reach of others; a refused file has none; what was withdrawn is not withdrawn again', async ({
    api,
  }) => {
    const { file, say, withdraw, browser } = await declarant(api)
    const id = String((await say(body(flat))).items[0]?.id)
    const other = await declarant(api)
    const gone = { params: { id } }
    const stolen = await other.browser.refusal(contract.withdrawDeclarantOption, gone)
    expect(stolen.code).toBe('resource.not-found')
    await withdraw(id)
    const again = await browser.refusal(contract.withdrawDeclarantOption, gone)
    expect(again.code).toBe('resource.not-found')
    await api.deps.db
      .update(declarants)
      .set({ state: 'refused', stateReason: 'Pièces manquantes' })
      .where(eq(declarants.id, file.id))
    expect((await browser.refusal(contract.getDeclarantOptions)).code).toBe('resource.not-found')
    // Another file over the refused one takes what hung on it along.
    await api.deps.db.delete(declarants).where(eq(declarants.id, file.id))
    const left = await api.deps.db
      .select({ id: declarantOptions.id })
      .from(declarantOptions)
      .where(eq(declarantOptions.declarantId, file.id))
    expect(left).toEqual([])
  })

  test('is seen and said by a third party by the rights that were given, under the own name', async ({
    api,
  }) => {
    const { file, read } = await declarant(api)
    const third = await api.make.person({ firstName: 'Odile', lastName: 'Kerguelen' })
    const guest = await api.signInAs(third)
    const owner = { id: file.personId }
    const { id } = await api.make.delegation(owner, third, { rights: ['file.see'] })
    const headers = { 'x-guichet-file': id }
    const { body: session } = await guest.call(getSession, undefined, { headers })
    expect(session.actingFor).toMatchObject({ isDeclarant: true })
    expect((await guest.call(company.getDeclarantCompany, undefined, { headers })).body.siret).toBe(
      file.siret,
    )
    const seen = (await guest.call(contract.getDeclarantOptions, undefined, { headers })).body
    const options = { headers, ifMatch: String(seen.version) }
    const said = { body: body(flat) }
    const refused = await guest.refusal(contract.recordDeclarantOption, said, options)
    expect(refused).toMatchObject({ status: 403 })
    await api.deps.db
      .update(delegations)
      .set({ rights: ['file.see', 'file.edit'] })
      .where(eq(delegations.id, id))
    await guest.call(contract.recordDeclarantOption, said, options)
    expect((await read()).items).toMatchObject([{ choices: ['flat'], saidBy: 'Odile Kerguelen' }])
    await api.deps.db
      .update(delegations)
      .set({ rights: ['payments.see'] })
      .where(eq(delegations.id, id))
    const blind = await guest.refusal(contract.getDeclarantOptions, undefined, { headers })
    expect(blind.status).toBe(403)
    const { body: less } = await guest.call(getSession, undefined, { headers })
    expect(less.actingFor).toMatchObject({ isDeclarant: false })
  })
})

describe('what staff see of it', () => {
  test('is what holds, and all that was said, to whoever may read files; of a refused file nothing', async ({
    api,
  }) => {
    const { file, read, say, withdraw } = await declarant(api)
    const said = await say(body(flat))
    await say(body(scale))
    await withdraw(String(said.items[0]?.id))
    const params = { id: file.id }
    const of = async (role: 'support' | 'manager' | 'finance') => api.signInAs(await api.make.staff(role))
    for (const role of ['support', 'manager'] as const)
      expect((await (await of(role)).call(contract.getStaffDeclarantOptions, { params })).body).toEqual(
        await read(),
      )
    const refused = (await of('finance')).refusal(contract.getStaffDeclarantOptions, { params })
    expect(await refused).toMatchObject({ status: 403 })
    await api.deps.db
      .update(declarants)
      .set({ state: 'refused', stateReason: 'Autre entreprise' })
      .where(eq(declarants.id, file.id))
    const gone = (await of('manager')).refusal(contract.getStaffDeclarantOptions, { params })
    expect(await gone).toMatchObject({ status: 404, code: 'resource.not-found' })
  })
})
