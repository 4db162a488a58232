import * as contract from '@guichet/contract/reminders.contract'
import type { FastifyInstance } from 'fastify'
import { actingPersonId } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getForecast } from '../get-forecast.ts'
import { listScheduleChanges } from '../list-schedule-changes.ts'
import { previewReminder, testReminder } from '../preview-reminder.ts'
import { getReminderSchedule, updateReminderSchedule } from '../schedule.ts'
import { getMemberTimeline, getTimeline, updateReminderPreferences } from '../timeline.ts'

export function reminderRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getReminderSchedule, async ({ ctx, reply }) => {
    const schedule = await getReminderSchedule(ctx)
    return reply(200, schedule, { etag: String(schedule.version) })
  })
  serveRoute(app, deps, contract.updateReminderSchedule, async ({ ctx, ifMatch, body, reply }) => {
    const schedule = await updateReminderSchedule(ctx, ifMatch, body.steps)
    return reply(200, schedule, { etag: String(schedule.version) })
  })
  serveRoute(app, deps, contract.listReminderScheduleChanges, async ({ ctx, query, reply }) =>
    reply(200, await listScheduleChanges(ctx, query)),
  )
  serveRoute(app, deps, contract.getReminderForecast, async ({ ctx, query, reply }) =>
    reply(200, await getForecast(ctx, query.days)),
  )
  serveRoute(app, deps, contract.previewReminder, async ({ ctx, params, query, reply }) =>
    reply(200, await previewReminder(ctx, params.id, query)),
  )
  serveRoute(app, deps, contract.testReminder, async ({ ctx, params, body, reply }) =>
    reply(202, await testReminder(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.getMemberReminders, async ({ ctx, params, reply }) =>
    reply(200, await getMemberTimeline(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getMyReminders, async ({ ctx, reply }) =>
    reply(200, await getTimeline(ctx, actingPersonId(ctx))),
  )
  serveRoute(app, deps, contract.updateReminderPreferences, async ({ ctx, body, reply }) =>
    reply(200, await updateReminderPreferences(ctx, body)),
  )
}
