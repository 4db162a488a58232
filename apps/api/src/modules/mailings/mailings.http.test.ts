import {
  copyMailing,
  countMailingAudience,
  createMailing,
  deleteMailing,
  getMailing,
  listMailingRecipients,
  listMailings,
  previewMailing,
  resumeMailing,
  sendMailing,
  stopMailing,
  testMailing,
  updateMailing,
} from '@guichet/contract/mailings.contract'
import { auditEntries, outgoingMessages, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import type { PersonInput } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { followAddress } from './follow-address.ts'
import { sendMailings } from './index.ts'

const test = apiTestWith({ settings: { MAILING_RATE_PER_SECOND: '3' } })

const WORDS = {
  subject: 'Assemblée générale, {{firstName}}',
  body: '# Bonjour {{firstName}} !\n\nVotre adhésion court jusqu’au **{{dueDate}}**.\n\n- une date\n- un [lien]({{renewUrl}})\n\n[Site](https://exemple.fr/a?b=c&d=e)',
}

/** Members who name one partner, as a segment of their own. */
async function segmentOf(api: TestApp, members: readonly PersonInput[]) {
  const partner = await api.make.partner()
  const made = []
  for (const input of members) {
    const member = await api.make.member(input, { partnerId: partner.id })
    await api.make.membership(member, { startsOn: '2026-01-01', endsOn: '2026-12-31' })
    made.push(member)
  }
  return { members: made, segment: { partnerId: partner.id } }
}
const manager = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))
type Client = Awaited<ReturnType<typeof manager>>

const draft = async (client: Client, segment: object, en: typeof WORDS | null = null) =>
  (await client.call(createMailing, { body: { name: 'Essai', segment, fr: WORDS, en } })).body
const send = (client: Client, { id, version }: { id: string; version: number }, at: string | null = null) =>
  client.call(sendMailing, { params: { id }, body: { at } }, { ifMatch: String(version) })
/** Runs the job with a clock that goes on while it waits. */
const run = (api: TestApp) =>
  sendMailings(api.ctx(), async (ms) => {
    api.clock.advance(ms)
    await api.runOutbox()
  })
const finish = async (api: TestApp) => {
  await run(api)
  await api.runOutbox()
  await run(api)
}

describe('mailings', () => {
  test('are drafts that are edited by the version that was read, copied, and dropped', async ({ api }) => {
    const staff = await manager(api)
    const made = await draft(staff, {})
    const params = { id: made.id }
    expect(made).toMatchObject({ state: 'draft', version: 1, report: null, en: null })
    const edit = { name: 'Vœux', segment: { state: 'active' as const }, fr: WORDS, en: WORDS }
    const edited = await staff.call(updateMailing, { params, body: edit }, { ifMatch: '1' })
    expect(edited.body).toMatchObject({ ...edit, version: 2 })
    const stale = await staff.refusal(updateMailing, { params, body: edit }, { ifMatch: '1' })
    expect(stale.code).toBe('resource.changed')
    const same = await staff.call(updateMailing, { params, body: edit }, { ifMatch: '"1", "2"' })
    expect(same.body).toMatchObject({ ...edit, version: 2 })
    const copy = (await staff.call(copyMailing, { params, body: { name: 'Vœux bis' } })).body
    expect(copy).toMatchObject({ name: 'Vœux bis', state: 'draft', version: 1, segment: { state: 'active' } })
    await staff.call(deleteMailing, { params: { id: copy.id } })
    expect((await staff.refusal(getMailing, { params: { id: copy.id } })).code).toBe('resource.not-found')
    const listed = await staff.call(listMailings, { query: { q: 'vœux', state: 'draft' } })
    expect(listed.body.items.map(({ id }) => id)).toEqual([made.id])
    const actions = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, made.id))
    expect(actions.map(({ action }) => action)).toEqual(['mailing.created', 'mailing.updated'])
  })

  test('hold nothing but placeholders of the list and the small markup; what is refused has its place', async ({
    api,
  }) => {
    const staff = await manager(api)
    const fr = {
      subject: 'Bonjour {{prenom}}',
      body: 'Bonjour {{firstName}},\n\nvotre {{date}} <b>ici</b>\n\n![x](https://a.fr/b.png)\n\n[lien](javascript:alert)\n\n> cité',
    }
    const refused = await staff.refusal(createMailing, {
      body: { name: 'Essai', segment: {}, fr, en: null },
    })
    expect(refused.errors?.map(({ message: _, ...error }) => error)).toEqual([
      { pointer: '/fr/subject', code: 'mailing.placeholder', line: 1, column: 9 },
      { pointer: '/fr/body', code: 'mailing.placeholder', line: 3, column: 7 },
      { pointer: '/fr/body', code: 'mailing.markup', line: 3, column: 16 },
      { pointer: '/fr/body', code: 'mailing.markup', line: 3, column: 22 },
      { pointer: '/fr/body', code: 'mailing.markup', line: 5, column: 1 },
      { pointer: '/fr/body', code: 'mailing.link', line: 7, column: 1 },
      { pointer: '/fr/body', code: 'mailing.markup', line: 9, column: 1 },
    ])
  })

  test('are shown with the data of a member in both languages, and tried on oneself', async ({ api }) => {
    const { members, segment } = await segmentOf(api, [{ firstName: '<Zoé> {{lastName}}', lastName: 'Abel' }])
    const person = await api.make.staff('manager')
    const staff = await api.signInAs(person)
    const english = { subject: 'Hello {{firstName}}', body: 'Until {{dueDate}}.' }
    const { id } = await draft(staff, segment, english)
    const { body } = await staff.call(previewMailing, { params: { id } })
    expect(body).toMatchObject({
      personId: members[0]?.id,
      locale: 'fr',
      subject: 'Assemblée générale, <Zoé> {{lastName}}',
      blocks: [
        { kind: 'heading', level: 2, runs: [{ text: 'Bonjour <Zoé> {{lastName}} !' }] },
        { kind: 'paragraph', runs: [{}, { text: '31 décembre 2026', strong: true }, {}] },
        { kind: 'list', ordered: false, items: [[{ text: 'une date' }], [{}, { text: 'lien' }]] },
        { kind: 'paragraph', runs: [{ url: 'https://exemple.fr/a?b=c&d=e' }] },
      ],
    })
    expect(body.text).toContain('31 décembre 2026')
    const inEnglish = await staff.call(previewMailing, { params: { id }, query: { locale: 'en' } })
    expect(inEnglish.body.text).toContain('Until 31 December 2026.')
    const tried = await staff.call(testMailing, {
      params: { id },
      body: { personId: members[0]?.id ?? '', locale: 'fr' },
    })
    expect(tried.body).toEqual({ sentTo: person.email })
    await api.runOutbox()
    const [mail] = api.mailer.sent
    expect(mail).toMatchObject({ to: person.email, subject: '[Test] Assemblée générale, <Zoé> {{lastName}}' })
    expect(mail?.html).toContain('Bonjour &lt;Zoé&gt; {{lastName}} !')
    expect(mail?.html).toContain('href="https://exemple.fr/a?b=c&amp;d=e"')
    expect(mail?.headers).toBeUndefined()
    const nobody = await draft(staff, { partnerId: (await api.make.partner()).id })
    const refused = await staff.refusal(previewMailing, { params: { id: nobody.id } })
    expect(refused.code).toBe('mailing.nobody')
  })

  test('reach each member once, one mail for an address that two share, at no more than the pace', async ({
    api,
  }) => {
    const shared = `couple-${api.ctx().ids.uuid()}@test.example`
    const { members, segment } = await segmentOf(api, [
      { email: shared, emailSignIn: false, firstName: 'Anne' },
      { email: shared, emailSignIn: false, firstName: 'Paul', lastName: 'Durand' },
      { email: '', emailSignIn: false },
      ...Array.from({ length: 6 }, () => ({ locale: 'en' })),
    ])
    const staff = await manager(api)
    const made = await draft(staff, segment)
    const audience = await staff.call(countMailingAudience, { query: segment })
    expect(audience.body).toEqual({
      ...{ members: 9, mails: 7, shared: 1, withoutEmail: 1, undeliverable: 0, notWanted: 0 },
    })
    const begun = await send(staff, made)
    expect(begun.body).toMatchObject({ state: 'sending', report: { mails: 7, waiting: 7, withoutEmail: 1 } })
    const waits: number[] = []
    const beside = async (ms: number) => {
      waits.push(ms)
      api.clock.advance(ms)
    }
    await Promise.all([1, 2, 3].map(() => sendMailings(api.ctx(), beside)))
    await api.runOutbox()
    await finish(api)
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000)
    const mails = api.mailer.sent.filter(({ to }) => members.some(({ email }) => email === to))
    expect(mails.map(({ to }) => to).toSorted()).toEqual(
      [...new Set(members.map(({ email }) => email))].filter(Boolean).toSorted(),
    )
    const first = mails.find(({ to }) => to === shared)
    expect(first?.subject).toBe('Assemblée générale, Anne')
    expect(first?.text).toContain('Cette adresse est aussi celle de Paul Durand')
    // Without an English text everybody reads French.
    expect(mails.every(({ text }) => text.includes('Ne plus recevoir les nouvelles'))).toBe(true)
    expect(first?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    const done = await staff.call(getMailing, { params: { id: made.id } })
    expect(done.body).toMatchObject({ state: 'sent', report: { mails: 7, sent: 7, shared: 1, waiting: 0 } })
    const list = await staff.call(listMailingRecipients, {
      params: { id: made.id },
      query: { state: 'sent', limit: 3 },
    })
    expect(list.body).toMatchObject({
      total: 7,
      items: [{ address: shared, sharedWith: ['Paul Durand'] }, {}, {}],
    })
    expect(await run(api)).toBe(0)
  })

  test('wait for their time, stop and go on; what is stopped leaves no more', async ({ api }) => {
    const person = await api.make.staff('manager')
    const { segment } = await segmentOf(
      api,
      Array.from({ length: 5 }, () => ({})),
    )
    const begun = await api.signInAs(person)
    const made = await draft(begun, segment)
    const params = { id: made.id }
    const past = await begun.refusal(
      sendMailing,
      { params, body: { at: '2026-11-01T08:00:00Z' } },
      { ifMatch: '1' },
    )
    expect(past.errors).toMatchObject([{ pointer: '/at', code: 'date.past' }])
    const planned = await send(begun, made, '2026-11-22T10:30:00+01:00')
    expect(planned.body).toMatchObject({ state: 'scheduled', scheduledAt: '2026-11-22T09:30:00.000Z' })
    const back = await begun.call(stopMailing, { params })
    expect(back.body).toMatchObject({ state: 'draft', scheduledAt: null })
    await send(begun, back.body, '2026-11-22T10:30:00+01:00')
    expect(await run(api)).toBe(0)
    api.clock.advance(31 * 60_000)
    const staff = await api.signInAs(person)
    await sendMailings(api.ctx(), async () => {
      throw new Error('the process dies here')
    }).catch(() => undefined)
    const stopped = await staff.call(stopMailing, { params })
    expect(stopped.body).toMatchObject({ state: 'stopped', report: { queued: 3, waiting: 2 } })
    await finish(api)
    expect(api.mailer.sent).toHaveLength(3)
    expect((await staff.refusal(stopMailing, { params })).code).toBe('mailing.wrong-state')
    await staff.call(resumeMailing, { params })
    await finish(api)
    expect(api.mailer.sent).toHaveLength(5)
    expect((await staff.call(getMailing, { params })).body.state).toBe('sent')
    expect((await staff.refusal(resumeMailing, { params })).code).toBe('mailing.wrong-state')
    expect((await staff.refusal(deleteMailing, { params })).code).toBe('mailing.wrong-state')
  })

  test('follow a change of address until they have left; whoever shared the old one still reads there', async ({
    api,
  }) => {
    const shared = `couple-${api.ctx().ids.uuid()}@test.example`
    const fresh = `fresh-${api.ctx().ids.uuid()}@test.example`
    const both = { email: shared, emailSignIn: false }
    const { members, segment } = await segmentOf(api, [both, { ...both, lastName: 'Durand' }, {}])
    const [mover, , other] = members
    if (!mover || !other) throw new Error('three members')
    const staff = await manager(api)
    const made = await draft(staff, segment)
    await send(staff, made)
    const move = (person: { id: string }, email: string) =>
      withTx(api.ctx(), async (tx) => {
        await tx.db.update(persons).set({ email }).where(eq(persons.id, person.id))
        await followAddress(tx, person.id)
      })
    await move(mover, fresh)
    await move(other, fresh)
    await finish(api)
    const mails = api.mailer.sent.map(({ to, subject }) => `${to} ${subject}`)
    expect(mails.toSorted()).toEqual(
      [members[1]?.firstName, mover.firstName].map(
        (name, index) => `${index === 0 ? shared : fresh} Assemblée générale, ${name}`,
      ),
    )
    expect(api.mailer.sent.find(({ to }) => to === fresh)?.text).toContain('Cette adresse est aussi celle de')
    const done = await staff.call(getMailing, { params: { id: made.id } })
    expect(done.body).toMatchObject({ state: 'sent', report: { mails: 2, sent: 2, shared: 1 } })
    await move(other, other.email)
    expect(await run(api)).toBe(0)
  })

  test('let no more than two seconds’ worth wait for a mail server that is away', async ({ api }) => {
    const { segment } = await segmentOf(
      api,
      Array.from({ length: 12 }, () => ({})),
    )
    const staff = await manager(api)
    await send(staff, await draft(staff, segment))
    const onTheirWay = async () =>
      (await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.state, 'queued'))).length
    await sendMailings(api.ctx(), async (ms) => api.clock.advance(ms))
    expect(await onTheirWay()).toBe(6)
    await finish(api)
    await finish(api)
    expect(await onTheirWay()).toBe(0)
    expect(api.mailer.sent).toHaveLength(12)
  })

  test('are not sent without words, to nobody, twice, or by whoever may only read', async ({ api }) => {
    const { segment } = await segmentOf(api, [{}])
    const staff = await manager(api)
    const bare = (
      await staff.call(createMailing, {
        body: { name: 'Vide', segment, fr: { subject: '', body: '' }, en: null },
      })
    ).body
    const refuse = (of: { id: string }, client = staff, ifMatch = '1') =>
      client.refusal(sendMailing, { params: { id: of.id }, body: { at: null } }, { ifMatch })
    expect((await refuse(bare)).code).toBe('mailing.incomplete')
    const nobody = await draft(staff, { partnerId: (await api.make.partner()).id })
    expect((await refuse(nobody)).code).toBe('mailing.nobody')
    expect((await staff.call(getMailing, { params: { id: nobody.id } })).body.state).toBe('draft')
    const made = await draft(staff, segment)
    expect((await refuse(made, staff, '7')).code).toBe('resource.changed')
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await refuse(made, support)).code).toBe('session.forbidden')
    await send(staff, made)
    expect((await refuse(made, staff, '2')).code).toBe('mailing.wrong-state')
    await finish(api)
  })
})
