import {
  getMemberReminders,
  getMyReminders,
  getReminderForecast,
  getReminderSchedule,
  listReminderScheduleChanges,
  previewReminder,
  testReminder,
  updateReminderPreferences,
  updateReminderSchedule,
} from '@guichet/contract/reminders.contract'
import { addDays } from '@guichet/domain/local-date'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sendReminders } from './index.ts'

const LONG_AGO = new Date('2024-01-01T09:00:00.000Z')
const NOWHERE = '01900000-0000-7000-8000-00000000dead'

async function endingIn(api: TestApp, days: number, phone: string | null = null) {
  const member = await api.make.member({ phone })
  const endsOn = addDays(api.clock.today(), days)
  await api.make.membership(member, { startsOn: addDays(endsOn, -364), endsOn, createdAt: LONG_AGO })
  return member
}
const manager = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))
const step = (offsetDays: number, more: object = {}) =>
  ({ id: null, offsetDays, channel: 'mail', enabled: true, ...more }) as const

describe('the schedule of reminders', () => {
  test('is set by the version that was read, with its history; a step that comes back is the same one', async ({
    api,
  }) => {
    await api.make.emptySchedule()
    const staff = await manager(api)
    const read = await staff.call(getReminderSchedule)
    const ifMatch = String(read.headers.etag)
    const set = await staff.call(
      updateReminderSchedule,
      { body: { steps: [step(15), step(-30)] } },
      { ifMatch },
    )
    expect(set.body.steps).toMatchObject([
      { offsetDays: -30, activeSince: api.clock.today() },
      { offsetDays: 15 },
    ])
    const late = await staff.refusal(updateReminderSchedule, { body: { steps: [] } }, { ifMatch })
    expect(late.code).toBe('resource.changed')

    api.clock.advance(86_400_000)
    const later = await manager(api)
    const [first, second] = set.body.steps
    const without = await later.call(
      updateReminderSchedule,
      { body: { steps: [step(16, { id: second?.id })] } },
      { ifMatch: String(set.headers.etag) },
    )
    expect(without.body.steps).toMatchObject([
      { id: second?.id, offsetDays: 16, activeSince: api.clock.today() },
    ])
    const back = await later.call(
      updateReminderSchedule,
      { body: { steps: [step(-30), step(16, { id: second?.id, channel: 'both' })] } },
      { ifMatch: String(without.headers.etag) },
    )
    expect(back.body.steps).toMatchObject([{ id: first?.id }, { id: second?.id, channel: 'both' }])
    const steps = back.body.steps.map(({ id, offsetDays, channel, enabled }) => ({
      ...{ id, offsetDays, channel, enabled },
    }))
    const same = await later.call(updateReminderSchedule, { body: { steps } }, { ifMatch: '*' })
    expect([same.body, same.headers.etag]).toEqual([back.body, back.headers.etag])
    const history = await later.call(listReminderScheduleChanges)
    expect(history.body.items).toHaveLength(3)
    expect(history.body.items[0]).toMatchObject({
      before: [{ offsetDays: 16, channel: 'mail' }],
      after: [{ offsetDays: -30 }, { offsetDays: 16, channel: 'both' }],
    })
  })

  test('takes no two steps on one day, none that is not there, and nobody else’s hand', async ({ api }) => {
    const staff = await manager(api)
    const ifMatch = String((await staff.call(getReminderSchedule)).headers.etag)
    const refused = await staff.refusal(
      updateReminderSchedule,
      { body: { steps: [step(3), step(3), step(4, { id: NOWHERE })] } },
      { ifMatch },
    )
    expect(refused.errors).toMatchObject([
      { pointer: '/steps/2/id', code: 'invalid' },
      { pointer: '/steps/1/offsetDays', code: 'reminder.repeated' },
    ])
    const support = await api.signInAs(await api.make.staff('support'))
    const forbidden = await support.refusal(updateReminderSchedule, { body: { steps: [] } }, { ifMatch })
    expect(forbidden.code).toBe('session.forbidden')
  })

  test('foretells how many it reaches', async ({ api }) => {
    await api.make.emptySchedule()
    const { id } = await api.make.reminderStep({ offsetDays: -3 })
    const staff = await manager(api)
    const before = (await staff.call(getReminderForecast, { query: { days: 10 } })).body
    await Promise.all([3, 8, 8, 40].map((days) => endingIn(api, days)))
    const { body } = await staff.call(getReminderForecast, { query: { days: 10 } })
    expect(body.members - before.members).toBe(3)
    const on = addDays(api.clock.today(), 5)
    expect(body.days.find((day) => day.on === on)?.steps).toMatchObject([{ stepId: id, offsetDays: -3 }])
  })

  test('shows a step with the data of a member, and sends it to whoever asks, not to the member', async ({
    api,
  }) => {
    await api.make.emptySchedule()
    const { id } = await api.make.reminderStep({ offsetDays: 15, channel: 'both' })
    const member = await endingIn(api, 12, '+33612345678')
    await api.make.wantsSms(member)
    const staffPerson = await api.make.staff('manager')
    const staff = await api.signInAs(staffPerson)
    const params = { id }
    const { body } = await staff.call(previewReminder, { params, query: { personId: member.id } })
    expect(body).toMatchObject({
      ...{ personId: member.id, dueOn: '2026-12-04', on: '2026-12-19', channels: ['mail', 'sms'] },
      subject: 'Votre adhésion a pris fin le 04/12/2026',
    })
    expect(body.parts.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'facts',
      'action',
      'paragraph',
    ])
    expect(body.text).toContain('4 décembre 2026')
    const english = await staff.call(previewReminder, { params, query: { locale: 'en' } })
    expect(english.body.subject).toMatch(/^Your membership ended on/u)

    const sent = await staff.call(testReminder, { params, body: { personId: member.id, locale: 'fr' } })
    expect(sent.body).toEqual({ sentTo: staffPerson.email })
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [staffPerson.email, '[Test] Votre adhésion a pris fin le 04/12/2026'],
    ])
    const nobody = await api.make.member()
    const refused = await staff.refusal(previewReminder, { params, query: { personId: nobody.id } })
    expect(refused.code).toBe('reminder.nobody')
    const missing = await staff.refusal(previewReminder, { params: { id: NOWHERE } })
    expect(missing.code).toBe('resource.not-found')
  })
})

describe('what a member is reminded of', () => {
  test('is seen by the member and by staff: what was sent, and what will be', async ({ api }) => {
    await api.make.emptySchedule()
    await api.make.reminderStep({ offsetDays: -7, channel: 'both' })
    await api.make.reminderStep({ offsetDays: 0 })
    const member = await endingIn(api, 7, '+33612345678')
    const client = await api.signInAs(member)
    await client.call(updateReminderPreferences, { body: { sms: true } })
    await sendReminders(api.ctx())
    await api.runOutbox()
    const { body } = await client.call(getMyReminders)
    expect(body).toMatchObject({
      membership: { dueOn: '2026-11-29' },
      paused: false,
      automatic: false,
      smsOffered: true,
      sms: { wanted: true, phoneMasked: '+336 •• •• •• 78' },
      items: [
        { offsetDays: 0, state: 'planned', on: '2026-11-29', messages: [] },
        {
          ...{ offsetDays: -7, state: 'sent', on: '2026-11-22' },
          messages: [
            { channel: 'mail', state: 'sent' },
            { channel: 'sms', state: 'sent' },
          ],
        },
      ],
    })
    const support = await api.signInAs(await api.make.staff('support'))
    const seen = await support.call(getMemberReminders, { params: { id: member.id } })
    expect(seen.body).toEqual(body)
    const staff = await api.make.staff('support')
    const missing = await support.refusal(getMemberReminders, { params: { id: staff.id } })
    expect(missing.code).toBe('resource.not-found')
  })

  test('comes by SMS only where there is a mobile number', async ({ api }) => {
    const client = await api.signInAs(await endingIn(api, 20, '+33149098737'))
    const refused = await client.refusal(updateReminderPreferences, { body: { sms: true } })
    expect(refused.code).toBe('reminder.no-mobile')
    expect((await client.call(updateReminderPreferences, { body: { sms: false } })).body.sms).toEqual({
      ...{ wanted: false, phoneMasked: null },
    })
  })
})
