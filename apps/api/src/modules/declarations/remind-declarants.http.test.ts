import { listMyTasks } from '@guichet/contract/me.contract'
import { declarants, lifeEvents } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { filePeriod, openDeclarant, sayOption, services } from '../../testing/declaration-steps.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reminderStage } from './domain/reminder-stage.ts'
import { remindDeclarants } from './index.ts'

const { storyTest: test } = tellStory('2026-10-20T09:00:00Z')
const run = (api: TestApp) => remindDeclarants(systemCtx(api.deps, 'remind-declarants'))
const subjectsTo = async (api: TestApp, email: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email).map(({ subject }) => subject)
}
/** A day at noon in Paris. */
const noon = (day: string) => `${day}T11:00:00Z`

describe('remindDeclarants', () => {
  test('tells each once a week before, two days before and the day after, whoever runs it how often; not once it is filed', async ({
    api,
  }) => {
    const { person } = await openDeclarant(api, { createdAt: new Date('2026-09-01T08:00:00Z') })
    const filed = await openDeclarant(api, { createdAt: new Date('2026-09-01T08:00:00Z') })
    await filePeriod(filed.browser, '2026-T3', services(100))
    api.clock.set(noon('2026-10-25'))
    await run(api)
    expect(await subjectsTo(api, person.email)).toEqual([])
    for (const day of ['2026-10-26', '2026-10-27', '2026-10-31', '2026-11-02', '2026-11-03', '2026-11-04']) {
      api.clock.set(noon(day))
      await Promise.all([run(api), run(api)])
    }
    expect(await subjectsTo(api, person.email)).toEqual([
      ...Array.from(
        { length: 2 },
        () => 'Chiffre d’affaires du 3e trimestre\u00a02026 à déclarer avant le 2 novembre 2026 inclus',
      ),
      'Déclaration du 3e trimestre\u00a02026 en retard',
    ])
    const [first] = await subjectsTo(api, filed.person.email)
    expect(first).toContain('récépissé')
    expect(await subjectsTo(api, filed.person.email)).toHaveLength(1)
  })

  test('says in one message what falls due together, and copies it to third parties for whom that was chosen', async ({
    api,
  }) => {
    const at = new Date('2026-08-01T08:00:00Z')
    const { file, person } = await openDeclarant(api, { createdAt: at, startedOn: '2026-07-06' })
    await sayOption(api, file, 'frequency', ['monthly'], '2026-07-06')
    const copied = await api.make.person({ locale: 'en' })
    const without = await api.make.person()
    const rights = ['declarations.see'] as const
    await api.make.delegation(person, copied, { rights: [...rights], copies: true })
    await api.make.delegation(person, without, { rights: [...rights] })
    api.clock.set(noon('2026-11-23'))
    await run(api)
    const [own] = await subjectsTo(api, person.email)
    expect(own).toContain('juillet\u00a02026, d’août\u00a02026, de septembre\u00a02026')
    const [copy] = await subjectsTo(api, copied.email)
    expect(copy).toBe(
      'Turnover of July\u00a02026, August\u00a02026, September\u00a02026, and October\u00a02026 to be declared by 30 November 2026 (file of Clarisse Vidalenc)',
    )
    expect(api.mailer.sent.find(({ to }) => to === copied.email)?.text).toContain('/declarations/2026-07')
    expect(await subjectsTo(api, without.email)).toEqual([])
  })

  test('leaves alone files that are being checked, and those of the dead', async ({ api }) => {
    const createdAt = new Date('2026-09-01T08:00:00Z')
    const unchecked = await openDeclarant(api, { createdAt, state: 'to-check' })
    const dead = await openDeclarant(api, { createdAt })
    const now = api.clock.now()
    await api.deps.db.insert(lifeEvents).values({
      ...{ id: api.deps.ids.uuid(), personId: dead.person.id, kind: 'death', state: 'done' },
      ...{ happensOn: '2026-10-01', details: {}, createdAt: now, settledAt: now, byStaff: true },
      createdById: dead.person.id,
    })
    api.clock.set(noon('2026-10-26'))
    await run(api)
    for (const { person } of [unchecked, dead]) expect(await subjectsTo(api, person.email)).toEqual([])
  })

  test('the task of the dashboard names the period that comes first, red once it is late', async ({
    api,
  }) => {
    const { browser, file } = await openDeclarant(api, { createdAt: new Date('2026-08-01T08:00:00Z') })
    const tasks = async () =>
      (await browser.call(listMyTasks)).body.items
        .filter(({ kind }) => kind === 'declaration-due')
        .map(({ urgency, dueOn, label }) => [urgency, dueOn, label])
    expect(await tasks()).toEqual([['soon', '2026-11-02', '2026-T3']])
    await api.deps.db
      .update(declarants)
      .set({ createdAt: new Date('2026-07-01T08:00:00Z') })
      .where(eq(declarants.id, file.id))
    expect(await tasks()).toEqual([['now', '2026-07-31', '2026-T2']])
    await filePeriod(browser, '2026-T2', services(100))
    await filePeriod(browser, '2026-T3', services(100))
    expect(await tasks()).toEqual([])
  })

  test('the windows of the three reminders touch, and never overlap', () => {
    const days = Array.from({ length: 17 }, (_, index) =>
      new Date(Date.UTC(2026, 9, 24 + index)).toISOString().slice(0, 10),
    )
    expect(days.map((day) => reminderStage('2026-11-02' as never, day as never))).toEqual([
      ...[null, null, ...Array.from({ length: 5 }, () => 'week')],
      ...Array.from({ length: 3 }, () => 'days'),
      ...[...Array.from({ length: 7 }, () => 'late')],
    ])
  })
})
