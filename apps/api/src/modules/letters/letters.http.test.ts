import { PDFDocument } from '@cantoo/pdf-lib'
import { askLetterPrint, fetchLetterPrint, getLetterPrint } from '@guichet/contract/letter-prints.contract'
import { LETTERS_MOST, listLetters, markLettersPosted } from '@guichet/contract/letters.contract'
import { recordLifeEvent, undoLifeEvent } from '@guichet/contract/life-events.contract'
import { createMailing, sendMailing } from '@guichet/contract/mailings.contract'
import { auditEntries, letters, memberships } from '@guichet/db/schema'
import { addDays } from '@guichet/domain/local-date'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { writeCertificateLetters } from '../certificates/index.ts'
import { sendReminders } from '../reminders/index.ts'
import { writeLetterPrints } from './index.ts'

/** PDFs of a page for each letter, or for what else is made; `asked` names what they were made from. */
const asked: { kind: string; data: unknown }[] = []
const pdf = {
  render: async (kind: string, data: unknown) => {
    asked.push({ kind, data })
    const file = await PDFDocument.create()
    const { letters: all = [data] } = data as { letters?: readonly unknown[] }
    for (const _ of all) file.addPage()
    return Buffer.from(await file.save())
  },
  stop: async () => undefined,
}
const test = apiTestWith({ overrides: { pdf } })

const PLACE = {
  ...{ personalStreet: '12, rue des Tilleuls', personalPostcode: '13100', personalCity: 'Aix-en-Provence' },
}
/** Members without e-mail whose membership ends in a week, who are reminded. */
async function reminded(api: TestApp, places: readonly object[]) {
  await api.make.emptySchedule()
  await api.make.reminderStep({ offsetDays: -7 })
  const made = []
  for (const place of places) {
    const member = await api.make.member({ email: '', emailSignIn: false }, place)
    const endsOn = addDays(api.clock.today(), 7)
    await api.make.membership(member, {
      ...{ startsOn: addDays(endsOn, -364), endsOn, createdAt: new Date('2024-01-01T09:00:00Z') },
    })
    made.push(member)
  }
  await sendReminders(api.ctx())
  await sendReminders(api.ctx())
  await api.runOutbox()
  return made
}
const lettersOf = (api: TestApp, personId: string) =>
  api.deps.db.select().from(letters).where(eq(letters.personId, personId))
/** Prints letters, and waits for the file. @returns its pages. */
async function print(api: TestApp, staff: TestClient, body: { ids?: string[]; again: boolean }) {
  const { body: asked } = await staff.call(askLetterPrint, { body })
  await writeLetterPrints(api.ctx())
  const params = { id: asked.id }
  const { body: made } = await staff.call(getLetterPrint, { params })
  if (made.state !== 'done') return { made, pages: 0 }
  const { body: file } = await staff.call(fetchLetterPrint, { params })
  return { made, pages: (await PDFDocument.load(await file.arrayBuffer())).getPageCount() }
}
const support = async (api: TestApp) => api.signInAs(await api.make.staff('support'))

describe('letters to members without e-mail', () => {
  test('are written once in place of the mail, printed with the address in the window, and posted', async ({
    api,
  }) => {
    const [first, second] = await reminded(api, [PLACE, PLACE])
    if (!first || !second) throw new Error('two members')
    const staff = await support(api)
    const [letter] = await lettersOf(api, first.id)
    const [other] = await lettersOf(api, second.id)
    expect(await lettersOf(api, first.id)).toHaveLength(1)
    expect(api.mailer.sent).toEqual([])
    const ids = [letter?.id ?? '', other?.id ?? '']
    const list = await staff.call(listLetters, { query: { q: first.lastName } })
    expect(list.body.items).toMatchObject([
      { state: 'waiting', hasAddress: true, subject: 'Votre adhésion prend fin le 29/11/2026' },
    ])
    const early = await staff.refusal(markLettersPosted, { body: { ids, postedOn: '2026-11-21' } })
    expect(early.code).toBe('letter.not-printed')
    const { made, pages } = await print(api, staff, { ids, again: false })
    expect(made).toMatchObject({ letters: 2, done: 2, leftOut: 0, toPost: 2, format: 'pdf' })
    expect(pages).toBe(2)
    const drawn = asked.at(-1)?.data as { letters: readonly unknown[] }
    // Both were written at once: either may come first.
    expect(drawn.letters).toContainEqual(
      expect.objectContaining({
        addressLines: [
          `${first.firstName} ${first.lastName}`,
          '12, rue des Tilleuls',
          '13100 AIX EN PROVENCE',
        ],
        subject: 'Votre adhésion prend fin le 29/11/2026',
        paragraphs: expect.arrayContaining([`Bonjour ${first.firstName},`]),
      }),
    )
    const again = await staff.refusal(askLetterPrint, { body: { ids, again: false } })
    expect(again.code).toBe('letter.printed-before')
    const days = (await lettersOf(api, first.id)).map(({ printedAt }) => printedAt)
    api.clock.advance(60_000)
    expect(await print(api, staff, { ids, again: true })).toMatchObject({ pages: 2 })
    expect((await lettersOf(api, first.id)).map(({ printedAt }) => printedAt)).toEqual(days)
    const future = await staff.refusal(markLettersPosted, { body: { ids, postedOn: '2026-11-23' } })
    expect(future.errors).toMatchObject([{ pointer: '/postedOn', code: 'date.future' }])
    const posted = await staff.call(markLettersPosted, { body: { ids, postedOn: '2026-11-21' } })
    expect(posted.body).toEqual({ posted: 2 })
    const done = await staff.call(listLetters, { query: { q: first.lastName, state: 'posted' } })
    expect(done.body.items).toMatchObject([{ state: 'posted', postedOn: '2026-11-21' }])
  })

  test('are kept back after a death, and there again when it was recorded in error', async ({ api }) => {
    const [member] = await reminded(api, [PLACE])
    if (!member) throw new Error('a member')
    const [letter] = await lettersOf(api, member.id)
    const staff = await support(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const listed = async () =>
      (await staff.call(listLetters, { query: { q: member.lastName } })).body.items.length
    const { body: event } = await manager.call(recordLifeEvent, {
      params: { id: member.id },
      body: { kind: 'death', happensOn: '2026-11-20', comment: 'Acte reçu' },
    })
    expect(await listed()).toBe(0)
    const body = { ids: [letter?.id ?? ''], again: false }
    expect((await staff.refusal(askLetterPrint, { body })).code).toBe('letter.nothing-to-print')
    const news = { subject: 'Vœux', body: 'Bonjour {{firstName}}.' }
    const { body: mailing } = await manager.call(createMailing, {
      body: { name: 'Vœux', segment: { state: 'ending' }, fr: news, en: null },
    })
    await manager.attempt(
      sendMailing,
      { params: { id: mailing.id }, body: { at: null } },
      { ifMatch: String(mailing.version) },
    )
    expect(await lettersOf(api, member.id)).toHaveLength(1)
    await manager.call(undoLifeEvent, { params: { id: event.id }, body: { reason: 'Homonyme' } })
    expect(await listed()).toBe(1)
    await print(api, staff, body)
  })

  test('are not printed twice by two who print at once', async ({ api }) => {
    const [member] = await reminded(api, [PLACE])
    const [letter] = await lettersOf(api, member?.id ?? '')
    const staff = await support(api)
    const body = { ids: [letter?.id ?? ''], again: false }
    const answers = await Promise.all([1, 2, 3].map(() => staff.attempt(askLetterPrint, { body })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409, 409])
    const codes = answers.flatMap((answer) => (answer.statusCode === 409 ? [answer.json().code] : []))
    expect(codes).toEqual(['letter.being-printed', 'letter.being-printed'])
    const listed = await staff.call(listLetters, { query: { q: member?.lastName ?? '' } })
    expect(listed.body.items).toMatchObject([{ state: 'waiting', printing: true }])
    await writeLetterPrints(api.ctx())
  })

  test('bring the certificate of a membership that has begun, once; none for one that is cancelled', async ({
    api,
  }) => {
    const [first, second] = [
      await api.make.member({ email: '', emailSignIn: false }, PLACE),
      await api.make.member({ email: '', emailSignIn: false }, PLACE),
    ]
    const current = { startsOn: '2026-11-20', endsOn: '2027-11-19' }
    await api.make.membership(first, current)
    await api.make.membership(first, { startsOn: '2027-11-20', endsOn: '2028-11-19' })
    const { id } = await api.make.membership(second, current)
    await Promise.all([1, 2].map(() => writeCertificateLetters(api.ctx())))
    const [letter, ...others] = await lettersOf(api, first.id)
    const [doomed] = await lettersOf(api, second.id)
    expect([letter?.template, others]).toEqual(['certificate-ready', []])
    await api.deps.db.update(memberships).set({ endsOn: '2026-11-21' }).where(eq(memberships.id, id))
    const staff = await support(api)
    const ids = [letter?.id ?? '', doomed?.id ?? '']
    expect(await print(api, staff, { ids, again: false })).toMatchObject({ pages: 2, made: { leftOut: 0 } })
    expect(
      asked
        .slice(-2)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['letters', 'membership-certificate'])
    expect((await lettersOf(api, second.id))[0]?.droppedAt).not.toBeNull()
  })

  test('wait for an address; a reminder is dropped once the membership is renewed', async ({ api }) => {
    const [without, renewed] = await reminded(api, [{}, PLACE])
    if (!without || !renewed) throw new Error('two members')
    await api.make.membership(renewed, { startsOn: '2026-11-30', endsOn: '2027-11-29' })
    const staff = await support(api)
    const all = [...(await lettersOf(api, without.id)), ...(await lettersOf(api, renewed.id))]
    const body = { ids: all.map(({ id }) => id), again: false }
    expect((await staff.refusal(askLetterPrint, { body })).code).toBe('letter.nothing-to-print')
    const [dropped] = await lettersOf(api, renewed.id)
    expect(dropped?.droppedAt).not.toBeNull()
    const audit = await api.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, dropped?.id ?? ''))
    expect(audit).toMatchObject([{ action: 'letter.dropped', after: { personId: renewed.id } }])
    const list = await staff.call(listLetters, { query: { q: without.lastName } })
    expect(list.body.items).toMatchObject([{ hasAddress: false, state: 'waiting' }])
  })

  test('without an address hold up none that has one', async ({ api }) => {
    const [without, waiting] = await reminded(api, [{ ...PLACE, personalCity: ' ' }, PLACE])
    if (!without || !waiting) throw new Error('two members')
    const [model] = await lettersOf(api, without.id)
    if (!model) throw new Error('a letter')
    await api.deps.db.insert(letters).values(
      Array.from({ length: LETTERS_MOST }, (_, index) => ({
        ...model,
        ...{ id: api.deps.ids.uuid(), dedupeKey: `${model.dedupeKey}:${index}` },
        createdAt: new Date('2026-11-01T09:00:00Z'),
      })),
    )
    await print(api, await support(api), { again: false })
    expect((await lettersOf(api, waiting.id))[0]?.printedAt).not.toBeNull()
    expect((await lettersOf(api, without.id)).every(({ printedAt }) => printedAt === null)).toBe(true)
  })

  test('carry mailings too, and are for nobody without the right', async ({ api }) => {
    const partner = await api.make.partner()
    const member = await api.make.member(
      { email: '', emailSignIn: false },
      { ...PLACE, partnerId: partner.id },
    )
    await api.make.membership(member, { startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const other = await api.make.member({}, { partnerId: partner.id })
    await api.make.membership(other, { startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const manager = await api.signInAs(await api.make.staff('manager'))
    const fr = { subject: 'Nouvelles', body: 'Bonjour {{firstName}}.' }
    const made = await manager.call(createMailing, {
      body: { name: 'Essai', segment: { partnerId: partner.id }, fr, en: null },
    })
    await manager.call(sendMailing, { params: { id: made.body.id }, body: { at: null } }, { ifMatch: '1' })
    const list = await manager.call(listLetters, { query: { q: member.lastName } })
    expect(list.body.items).toMatchObject([{ subject: 'Nouvelles', personId: member.id }])
    await print(api, manager, { ids: list.body.items.map(({ id }) => id), again: false })
    expect(asked.at(-1)?.data).toMatchObject({
      letters: [{ paragraphs: [`Bonjour ${member.firstName}.`] }],
    })
    const finance = await api.signInAs(await api.make.staff('finance'))
    expect((await finance.refusal(listLetters)).code).toBe('session.forbidden')
  })
})
