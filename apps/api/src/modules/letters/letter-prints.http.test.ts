import { PDFDocument } from '@cantoo/pdf-lib'
import * as contract from '@guichet/contract/letter-prints.contract'
import { auditEntries, letterPrints, letters } from '@guichet/db/schema'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { unpacked } from '../../testing/unpacked.ts'
import { writeLetterPrints } from './index.ts'

const DAY_MS = 86_400_000
/** PDFs of a page for each letter, whatever it is to say; `fails` names the lines of an address for which there is none. */
const pages = new Map<number, Buffer>()
const fails = new Set<string>()
const pdf = {
  render: async (_kind: string, data: unknown) => {
    const { letters: all } = data as { letters: readonly { addressLines: string[] }[] }
    if (all.some(({ addressLines }) => addressLines.some((line) => fails.has(line))))
      throw new Error('it cannot be drawn')
    const known = pages.get(all.length)
    if (known) return known
    const file = await PDFDocument.create()
    for (const _ of all) file.addPage()
    const made = Buffer.from(await file.save())
    pages.set(all.length, made)
    return made
  },
  stop: async () => undefined,
}
const test = apiTestWith({ overrides: { pdf }, settings: { PUBLIC_URL: 'https://guichet.example' } })

const PLACE = { personalStreet: '12, rue des Tilleuls', personalPostcode: '13100', personalCity: 'Aix' }
/** A member without e-mail to whom so many letters wait, and staff who print them. */
async function withLetters(api: TestApp, count: number, street = PLACE.personalStreet) {
  const member = await api.make.member(
    { email: '', emailSignIn: false },
    { ...PLACE, personalStreet: street },
  )
  const data = {
    firstName: member.firstName,
    number: 1,
    amountCents: 2000,
    origin: 'staff',
    expiresOn: '2027-01-01',
    url: '/',
  }
  const row = {
    personId: member.id,
    template: 'voucher-issued',
    locale: 'fr',
    data,
    createdAt: api.clock.now(),
  }
  const ids = Array.from({ length: count }, () => api.deps.ids.uuid())
  await api.deps.db.insert(letters).values(ids.map((id) => ({ ...row, id, dedupeKey: `print:${id}` })))
  const staff = await api.signInAs(await api.make.staff('support'))
  const now = () => api.deps.db.select().from(letters).where(eq(letters.personId, member.id))
  const ask = async (body: { ids?: string[]; again: boolean } = { ids, again: false }) =>
    (await staff.call(contract.askLetterPrint, { body })).body.id
  const get = async (id: string) => (await staff.call(contract.getLetterPrint, { params: { id } })).body
  const file = async (id: string) =>
    Buffer.from(await (await staff.call(contract.fetchLetterPrint, { params: { id } })).body.arrayBuffer())
  return { member, ids, staff, now, ask, get, file, print: () => writeLetterPrints(api.ctx()) }
}
/** Time passes for the database, by whose clock a process is alive. */
const fallSilent = (api: TestApp, id: string) =>
  api.deps.db
    .update(letterPrints)
    .set({ heardAt: sql`${letterPrints.heardAt} - interval '2 minutes'` })
    .where(eq(letterPrints.id, id))

describe('a print of letters', () => {
  test('is made in the background, found again and fetched as often as one likes, and its letters posted together', async ({
    api,
  }) => {
    const { ids, staff, now, ask, get, file, print } = await withLetters(api, 3)
    const id = await ask()
    expect(await get(id)).toMatchObject({ state: 'waiting', letters: 3, done: 0, toPost: 0, size: null })
    const params = { id }
    const early = await staff.refusal(contract.fetchLetterPrint, { params })
    expect(early.code).toBe('letter.print-not-there')
    const body = { postedOn: '2026-11-21' }
    const unprinted = await staff.refusal(contract.markLetterPrintPosted, { params, body })
    expect(unprinted.code).toBe('letter.not-printed')
    await print()
    const { body: list } = await staff.call(contract.listLetterPrints)
    const made = list.items.find((one) => one.id === id)
    expect(made).toMatchObject({ state: 'done', letters: 3, done: 3, leftOut: 0, toPost: 3, format: 'pdf' })
    for (let n = 0; n < 2; n++) expect((await PDFDocument.load(await file(id))).getPageCount()).toBe(3)
    expect((await now()).every(({ printedAt }) => printedAt !== null)).toBe(true)
    const audited = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(inArray(auditEntries.subjectId, [id, ...ids]))
    expect(audited.map(({ action }) => action).toSorted()).toEqual([
      ...['letter-print.asked', 'letter-print.fetched', 'letter-print.fetched'],
      ...['letter.printed', 'letter.printed', 'letter.printed'],
    ])
    const future = await staff.refusal(contract.markLetterPrintPosted, {
      params,
      body: { postedOn: '2026-11-23' },
    })
    expect(future.errors).toMatchObject([{ pointer: '/postedOn', code: 'date.future' }])
    const posted = await staff.call(contract.markLetterPrintPosted, { params, body })
    expect(posted.body).toEqual({ posted: 3 })
    expect((await get(id)).toPost).toBe(0)
    expect((await now()).every(({ postedOn }) => postedOn === '2026-11-21')).toBe(true)

    // Its file goes after thirty days, whether the job came by or not.
    api.clock.advance(contract.LETTER_PRINT_DAYS * DAY_MS + 1)
    const later = await api.signInAs(await api.make.staff('support'))
    expect((await later.refusal(contract.fetchLetterPrint, { params })).code).toBe('letter.print-not-there')
    expect((await later.call(contract.getLetterPrint, { params })).body.state).toBe('expired')
    const blobs = api.blobs.size
    await print()
    await api.runOutbox()
    expect(api.blobs.size).toBe(blobs - 1)
  })

  test('of more than one PDF holds is a ZIP of several, and takes the oldest that wait', async ({ api }) => {
    const { now, ask, get, file } = await withLetters(api, 5)
    const id = await ask({ again: false })
    await writeLetterPrints(api.ctx(), 3)
    const made = await get(id)
    expect(made).toMatchObject({ state: 'done', format: 'zip', leftOut: 0, done: made.letters })
    const entries = await unpacked(await file(id))
    expect([...entries.keys()].at(0)).toBe('courriers-00001-00003.pdf')
    expect(entries.size).toBe(Math.ceil(made.done / 3))
    for (const content of entries.values()) expect(content).toMatch(/^%PDF-/u)
    expect((await now()).every(({ printedAt, printId }) => printedAt !== null && printId === id)).toBe(true)
  })

  test('leaves out what cannot be made and what lost its address; those wait again, and the others are printed', async ({
    api,
  }) => {
    const bad = await withLetters(api, 1, 'Rue impossible')
    const good = await withLetters(api, 1)
    fails.add('Rue impossible')
    const id = await good.ask({ ids: [...bad.ids, ...good.ids], again: false })
    await good.print()
    expect(await good.get(id)).toMatchObject({ state: 'done', letters: 2, done: 1, leftOut: 1, toPost: 1 })
    expect(await bad.now()).toMatchObject([{ printedAt: null, printId: null }])
    const alone = await bad.ask()
    await bad.print()
    expect(await bad.get(alone)).toMatchObject({ state: 'empty', done: 0, leftOut: 1, size: null })
    fails.clear()
    await bad.ask()
    await bad.print()
    expect(await bad.now()).toMatchObject([{ printedAt: expect.any(Date) }])
  })

  test('whose process died is made anew by the next, and by one of two; after three tries its letters wait again', async ({
    api,
  }) => {
    const { now, ask, get, print } = await withLetters(api, 2)
    const id = await ask()
    const dying = { ...api.ctx(), deps: { ...api.deps, files: { ...api.deps.files } } }
    dying.deps.files.put = () => Promise.reject(new Error('the store is away'))
    await writeLetterPrints(dying)
    expect((await get(id)).state).toBe('writing')
    await print()
    expect((await get(id)).state).toBe('writing')
    await fallSilent(api, id)
    await Promise.all([print(), print()])
    expect(await get(id)).toMatchObject({ state: 'done', done: 2 })
    const printed = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.action, 'letter.printed'),
          inArray(
            auditEntries.subjectId,
            (await now()).map((letter) => letter.id),
          ),
        ),
      )
    expect(printed).toHaveLength(2)

    const other = await withLetters(api, 1)
    const lost = await other.ask()
    for (let n = 0; n < 3; n++) {
      await writeLetterPrints(dying)
      await fallSilent(api, lost)
    }
    await print()
    expect((await other.get(lost)).state).toBe('failed')
    expect(await other.now()).toMatchObject([{ printedAt: null, printId: null }])
  })

  test('is nobody’s without the right, and not there by another name', async ({ api }) => {
    const { staff } = await withLetters(api, 1)
    const params = { id: api.deps.ids.uuid() }
    for (const route of [contract.getLetterPrint, contract.fetchLetterPrint])
      expect((await staff.refusal(route, { params })).code).toBe('resource.not-found')
    const finance = await api.signInAs(await api.make.staff('finance'))
    expect((await finance.refusal(contract.listLetterPrints)).code).toBe('session.forbidden')
  })
})
