import { auditEntries, lifeEvents, outgoingMessages, reminders } from '@guichet/db/schema'
import type { LifeEventKind, LifeEventState } from '@guichet/domain/life-events'
import { addDays, type LocalDate } from '@guichet/domain/local-date'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { PersonInput } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sendReminders } from './index.ts'

const LONG_AGO = new Date('2024-01-01T09:00:00.000Z')

/** A member whose membership ends in so many days. */
async function endingIn(api: TestApp, days: number, input: PersonInput = {}) {
  const member = await api.make.member(input)
  const endsOn = addDays(api.clock.today(), days)
  const startsOn = addDays(endsOn, -364)
  const membership = await api.make.membership(member, { startsOn, endsOn, createdAt: LONG_AGO })
  const heard = async () =>
    (
      await api.deps.db
        .select({ offsetDays: reminders.offsetDays })
        .from(reminders)
        .where(eq(reminders.membershipId, membership.id))
        .orderBy(reminders.offsetDays)
    ).map(({ offsetDays }) => offsetDays)
  const mails = () => api.mailer.sent.filter(({ to }) => to === member.email)
  return { member, membership, endsOn: endsOn as LocalDate, heard, mails }
}

async function usualSteps(api: TestApp) {
  await api.make.emptySchedule()
  for (const offsetDays of [-30, -7, 0, 15]) await api.make.reminderStep({ offsetDays, channel: 'both' })
}

describe('renewal reminders', () => {
  test('say when, how much and where, in the language of the member, and are written down', async ({
    api,
  }) => {
    await usualSteps(api)
    const { member, membership, mails } = await endingIn(api, 30, { firstName: '<Zoé> {{type}}' })
    const english = await endingIn(api, -15, { locale: 'en' })
    expect(await sendReminders(api.ctx())).toBeGreaterThanOrEqual(2)
    await api.runOutbox()
    const [mail] = mails()
    expect(mail).toMatchObject({ subject: 'Votre adhésion prend fin le 22/12/2026' })
    expect(mail?.html).toContain('Bonjour &lt;Zoé&gt; {{type}},')
    expect(mail?.html).toContain(`/adhesions/${membership.id}/renouveler`)
    for (const word of [
      '22 décembre 2026',
      '45,00',
      'Renouveler mon adhésion',
      '/notifications',
      'adhésion active',
    ])
      expect(mail?.text).toContain(word)
    expect(mail?.text).toContain('Bonjour <Zoé> {{type}},')
    expect(mail?.html).not.toMatch(/<script|<template|<!--\$\?/u)
    const [late] = english.mails()
    expect(late).toMatchObject({ subject: 'Your membership ended on 07/11/2026' })
    expect(late?.text).toContain('membership inactive')
    const [entry] = await api.deps.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'reminder.sent'), eq(auditEntries.subjectId, membership.id)))
    expect(entry).toMatchObject({ actorKind: 'system', after: { offsetDays: -30, dueOn: '2026-12-22' } })
    expect(member.email).toBe(mail?.to)
  })

  test('are heard once, however often the job runs and on however many processes', async ({ api }) => {
    await usualSteps(api)
    const all = await Promise.all(Array.from({ length: 12 }, () => endingIn(api, 7)))
    await Promise.all([1, 2, 3, 4].map(() => sendReminders(api.ctx())))
    await sendReminders(api.ctx())
    await api.runOutbox()
    for (const { heard, mails } of all) {
      expect(await heard()).toEqual([-7])
      expect(mails()).toHaveLength(1)
    }
  })

  test('come late after days without a machine, the last step alone, and not when it is too late', async ({
    api,
  }) => {
    await usualSteps(api)
    const late = await endingIn(api, 4)
    const both = await endingIn(api, -3)
    const tooLate = await endingIn(api, -30)
    await sendReminders(api.ctx())
    expect([await late.heard(), await both.heard(), await tooLate.heard()]).toEqual([[-7], [0], []])
  })

  test('stop with a renewal, and one that waits to leave then is kept back', async ({ api }) => {
    await usualSteps(api)
    const renewed = await endingIn(api, 0)
    const waiting = await endingIn(api, 0)
    const renew = ({ member, endsOn }: typeof renewed) =>
      api.make.membership(member, { startsOn: addDays(endsOn, 1), endsOn: addDays(endsOn, 365) })
    await renew(renewed)
    await sendReminders(api.ctx())
    expect([await renewed.heard(), await waiting.heard()]).toEqual([[], [0]])
    await renew(waiting)
    await api.runOutbox()
    expect(waiting.mails()).toEqual([])
    const [message] = await api.deps.db
      .select()
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, waiting.member.id))
    expect(message).toMatchObject({ state: 'cancelled', attempts: 0 })
  })

  test('are not for who has ended the activity or resigned since, nor after a death', async ({ api }) => {
    await usualSteps(api)
    const told = async (kind: LifeEventKind, state: LifeEventState, isSince = true) => {
      const who = await endingIn(api, 0)
      const { id } = who.member
      const createdAt = isSince ? api.clock.now() : new Date(LONG_AGO.getTime() - 1)
      await api.deps.db.insert(lifeEvents).values({
        ...{ id: api.deps.ids.uuid(), personId: id, createdById: id, kind, state, createdAt },
        ...{ happensOn: api.clock.today(), byStaff: false },
      })
      return who
    }
    const silent = [
      await told('cessation', 'done'),
      await told('resignation', 'planned'),
      await told('resignation', 'done'),
      await told('death', 'done'),
    ]
    const heard = [
      await told('cessation', 'withdrawn'),
      await told('cessation', 'planned'),
      await told('move', 'done'),
      await told('resignation', 'done', false),
    ]
    await sendReminders(api.ctx())
    for (const each of silent) expect(await each.heard()).toEqual([])
    for (const each of heard) expect(await each.heard()).toEqual([0])
  })

  test('wait while a payment is under way, and name the transfer that is awaited', async ({ api }) => {
    await usualSteps(api)
    const debit = await endingIn(api, 0)
    await api.make.renewal(debit.member, debit.membership, { state: 'processing' }, { method: 'sepa-debit' })
    const transfer = await endingIn(api, 0)
    const { payment } = await api.make.renewal(transfer.member, transfer.membership)
    await sendReminders(api.ctx())
    await api.runOutbox()
    expect(debit.mails()).toEqual([])
    expect(transfer.mails()[0]?.text).toContain(payment.reference)
    expect(transfer.mails()[0]?.text).toContain('Voir mon renouvellement')
  })

  test('tell nobody of days that were over when the membership was written down', async ({ api }) => {
    await usualSteps(api)
    const member = await api.make.member()
    const endsOn = addDays(api.clock.today(), -2)
    await api.make.membership(member, { startsOn: addDays(endsOn, -364), endsOn })
    await sendReminders(api.ctx())
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ to }) => to === member.email)).toEqual([])
  })

  test('go by SMS to whoever asked for it and has a mobile number', async ({ api }) => {
    await usualSteps(api)
    const asked = await endingIn(api, 7, { phone: '+33612345678' })
    await api.make.wantsSms(asked.member)
    const landline = await endingIn(api, 7, { phone: '+33149098737' })
    await api.make.wantsSms(landline.member)
    const silent = await endingIn(api, 7, { phone: '+33687654321' })
    await sendReminders(api.ctx())
    await api.runOutbox()
    expect(api.sms.sent.filter(({ to }) => to === '+33612345678')).toMatchObject([
      { text: expect.stringMatching(/^Union des essais\u00a0: votre adhésion prend fin le 29\/11\/2026\./u) },
    ])
    expect(api.sms.sent.filter(({ to }) => to !== '+33612345678')).toEqual([])
    for (const { mails } of [asked, landline, silent]) expect(mails()).toHaveLength(1)
  })
})
