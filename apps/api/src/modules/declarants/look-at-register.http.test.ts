import * as contract from '@guichet/contract/declarant-company.contract'
import { listMyTasks } from '@guichet/contract/me.contract'
import { auditEntries, declarantLooks, declarants } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import type { CompanyRegister, FoundCompany } from '../../platform/ports/company-register.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import { makeDeclarant, newSiret, playedRegister, registerAgain } from '../../testing/declarant-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { lookAtRegister } from './look-at-register.ts'

/** A register that is silent about some, and counts what it is asked. */
const asked: string[] = []
const silent = new Set<string>()
const forgotten = new Set<string>()
const forget = (siret: string) => forgotten.add(siret)
const register: CompanyRegister = {
  find: async (siret) => {
    asked.push(siret)
    if (silent.has(siret)) throw new Error('the company register answered 503')
    return forgotten.has(siret) ? null : playedRegister.find(siret)
  },
}
const test = apiTestWith({ overrides: { register } })
const WEEK_MS = 8 * 86_400_000

async function declarant(api: TestApp, over: Partial<FoundCompany> = {}) {
  const siret = newSiret(over)
  const { browser, body } = await makeDeclarant(api, { siret })
  const look = async () => {
    const [row] = await api.deps.db
      .select({ look: declarantLooks, id: declarants.id })
      .from(declarants)
      .leftJoin(declarantLooks, eq(declarantLooks.declarantId, declarants.id))
      .where(eq(declarants.siret, siret))
    return { id: String(row?.id), ...row?.look }
  }
  return {
    ...{ siret, browser, look, email: String(body.email) },
    company: async () => (await browser.call(contract.getDeclarantCompany)).body,
    tasks: async () =>
      (await browser.call(listMyTasks)).body.items.filter(({ kind }) => kind === 'register-differs'),
    mails: async () => {
      await api.runOutbox()
      return api.mailer.sent.filter(
        ({ to, subject }) => to === body.email && subject.startsWith('Le registre'),
      )
    },
    /** Asked for at the end: what was not looked at is decided by hand. */
    take: async (...take: ('address' | 'ape' | 'state')[]) => {
      const { version } = (await browser.call(contract.getDeclarantCompany)).body
      await browser.call(contract.updateDeclarantCompany, { body: { take } }, { ifMatch: String(version) })
    },
  }
}
/** Those of other tests are not looked at. */
const alone = (api: TestApp) =>
  api.deps.db.update(declarants).set({ state: 'to-check' }).where(eq(declarants.state, 'open'))

/** A night; what is `due` was asked about more than a week before, and the rest of late. */
async function night(api: TestApp, ...due: readonly { readonly siret: string }[]) {
  api.clock.advance(60_000)
  const past = new Date(api.clock.now().getTime() - WEEK_MS)
  for (const { siret } of due) {
    const [file] = await api.deps.db
      .update(declarants)
      .set({ registerAt: past })
      .where(eq(declarants.siret, siret))
      .returning({ id: declarants.id })
    await api.deps.db
      .update(declarantLooks)
      .set({ lookedAt: past })
      .where(eq(declarantLooks.declarantId, String(file?.id)))
  }
  asked.length = 0
  return lookAtRegister(systemCtx(api.deps, 'look-at-register'), 0)
}
const auditsOf = async (api: TestApp, id: string) =>
  (
    await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'declarant.register-differs'), eq(auditEntries.subjectId, id)))
      .orderBy(auditEntries.at, auditEntries.id)
  ).map(({ after }) => after)

beforeEach(() => silent.clear())

describe('a look at the register by the clock', () => {
  test('keeps a difference beside the file, tells of it once, and again of another one', async ({ api }) => {
    await alone(api)
    const file = await declarant(api)
    const { siret, company, tasks, mails, look, take } = file
    await night(api, file)
    expect(asked).toEqual([siret])
    expect([(await company()).found, await tasks(), await mails()]).toEqual([null, [], []])

    registerAgain(siret, { street: '3 Cours des Platanes' })
    await night(api)
    expect(asked).toEqual([])
    expect(await night(api, file)).toEqual({ asked: 1, found: 1 })
    const { found, street } = await company()
    expect(street).toBe('14 Rue des Lavandes')
    expect(found).toMatchObject({ parts: ['address'], company: { street: '3 Cours des Platanes' } })
    expect(await tasks()).toMatchObject([{ urgency: 'soon', fields: ['address'] }])
    const [mail] = await mails()
    expect(mail?.text).toContain('l’adresse')
    expect(mail?.text).toMatch(/\/entreprise\b/u)
    expect(await night(api, file)).toEqual({ asked: 1, found: 0 })
    expect(await mails()).toHaveLength(1)
    expect((await company()).found?.at).toBe(found?.at)

    // What is kept on purpose is told of no more; something else is.
    await take()
    expect([(await company()).found, await tasks()]).toEqual([null, []])
    await night(api, file)
    expect([(await company()).found, await mails()]).toMatchObject([null, { length: 1 }])
    registerAgain(siret, { isOpen: false, closedOn: '2026-12-31' })
    await night(api, file)
    expect(await tasks()).toMatchObject([{ urgency: 'now', fields: ['address', 'state'] }])
    expect((await mails()).at(-1)?.subject).toBe('Le registre dit votre établissement fermé')
    await take('address', 'state')
    expect(await company()).toMatchObject({ isOpen: false, street: '3 Cours des Platanes', found: null })
    await night(api, file)
    expect((await company()).found).toBeNull()
    const { id } = await look()
    expect(await auditsOf(api, id)).toEqual([{ fields: ['address'] }, { fields: ['address', 'state'] }])
  })

  test('a difference that is over waits for nobody; a masked company and an unknown one differ in nothing', async ({
    api,
  }) => {
    await alone(api)
    const moved = await declarant(api)
    const masked = await declarant(api)
    const gone = await declarant(api)
    registerAgain(moved.siret, { ape: '62.01Z' })
    registerAgain(masked.siret, { isMasked: true, name: null, street: null, postcode: null, people: [] })
    forget(gone.siret)
    expect(await night(api, moved, masked, gone)).toEqual({ asked: 3, found: 1 })
    expect((await moved.tasks())[0]?.fields).toEqual(['ape'])
    expect([await masked.tasks(), await gone.tasks()]).toEqual([[], []])
    expect(await gone.look()).toMatchObject({ lookedAt: api.clock.now(), foundAt: null })
    registerAgain(moved.siret, { ape: '74.10Z' })
    await night(api, moved)
    expect([await moved.tasks(), await moved.mails()]).toMatchObject([[], { length: 1 }])
    expect(await moved.look()).toMatchObject({ parts: [], told: null, differenceKey: null, foundAt: null })
  })

  test('tries later where the register is silent, others first, and is content with three silences in a row', async ({
    api,
  }) => {
    await alone(api)
    const files = [await declarant(api), await declarant(api), await declarant(api), await declarant(api)]
    const [broken, well, other] = files
    if (!broken || !well || !other) throw new Error('none made')
    registerAgain(broken.siret, { ape: '62.01Z' })
    silent.add(broken.siret)
    await night(api, broken, well)
    expect(new Set(asked)).toEqual(new Set([broken.siret, well.siret]))
    expect(await broken.look()).toMatchObject({ lookedAt: null, triedAt: api.clock.now() })
    await night(api, other)
    expect(asked).toEqual([other.siret, broken.siret])
    silent.clear()
    expect(await night(api)).toEqual({ asked: 1, found: 1 })
    for (const each of files) silent.add(each.siret)
    expect(await night(api, ...files)).toEqual({ asked: 3, found: 0 })
    silent.clear()
    // The one that was not asked comes first.
    const left = files.find(({ siret }) => !asked.includes(siret))
    await night(api)
    expect([asked.length, asked[0]]).toEqual([4, left?.siret])
    expect(await broken.tasks()).toHaveLength(1)
  })

  test('looks at open files alone', async ({ api }) => {
    await alone(api)
    const file = await declarant(api)
    registerAgain(file.siret, { ape: '62.01Z' })
    await api.deps.db.update(declarants).set({ state: 'to-check' }).where(eq(declarants.siret, file.siret))
    expect(await night(api, file)).toEqual({ asked: 0, found: 0 })
    expect((await file.look()).triedAt).toBeUndefined()
  })
})
