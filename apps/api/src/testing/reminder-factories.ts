import {
  notificationPreferences,
  outgoingMessages,
  reminderSchedule,
  reminderSteps,
} from '@guichet/db/schema'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

const TRASH = { firstName: 'Zoé', count: 1, endsOn: '2026-12-31', url: 'https://portal.example/documents' }

/** Makes steps of the schedule of reminders, and messages on their way out. */
export function createReminderFactories({ db, ids, clock }: Deps) {
  /** A step that has counted for long, by mail unless told otherwise. */
  async function reminderStep(
    input: New<typeof reminderSteps> & Pick<typeof reminderSteps.$inferInsert, 'offsetDays'>,
  ) {
    const row = {
      ...{
        id: ids.uuid(),
        channel: 'mail',
        enabled: true,
        activeSince: '2020-01-01',
        createdAt: clock.now(),
      },
      ...input,
    }
    await db.insert(reminderSteps).values(row)
    await db
      .insert(reminderSchedule)
      .values({ id: 1, version: 1, updatedAt: clock.now() })
      .onConflictDoNothing()
    return row
  }

  /** Nobody is reminded of anything any more. */
  const emptySchedule = async (): Promise<void> => {
    await db.update(reminderSteps).set({ removedAt: clock.now() })
  }

  const wantsSms = async (of: { readonly id: string }): Promise<void> => {
    await db.insert(notificationPreferences).values({
      ...{ personId: of.id, subject: 'deadlines' as const, mail: true, sms: true, portal: true },
      ...{ source: 'portal', updatedAt: clock.now() },
    })
  }

  /** A mail that could not leave, unless told otherwise. */
  async function outgoing(input: New<typeof outgoingMessages> = {}) {
    const id = ids.uuid()
    const row = {
      ...{ id, channel: 'mail', template: 'trash-ending', dedupeKey: `test:${id}`, locale: 'fr' },
      ...{ recipient: 'nobody@test.example', state: 'failed', attempts: 3, lastError: '550 no such user' },
      ...{ data: { values: TRASH, secret: null }, createdAt: clock.now() },
      ...input,
    }
    await db.insert(outgoingMessages).values(row)
    return row
  }

  return { reminderStep, emptySchedule, wantsSms, outgoing }
}
