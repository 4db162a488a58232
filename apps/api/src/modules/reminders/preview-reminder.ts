import { reminderChannels, reminderDay } from '@guichet/domain/reminders'
import { actingPersonId, type Ctx, type Locale, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage, renderMessage } from '../notifications/index.ts'
import { type DueRow, findLatest, findNextFor } from './data/due-data.ts'
import { readSteps, type StepRow } from './data/schedule-data.ts'
import { findContact } from './data/timeline-data.ts'
import { reminderParts, reminderSms } from './domain/reminder-words.ts'
import { dataOf, readSetting } from './reminder-data.ts'
import { caseOf, REMINDER_TEMPLATE, REMINDER_TEST_TEMPLATE, textsOf } from './reminder-template.ts'

async function findStep(ctx: Ctx, stepId: string): Promise<StepRow> {
  const step = (await readSteps(ctx)).find(({ id }) => id === stepId)
  if (!step) throw problem('resource.not-found')
  return step
}

async function readFor(ctx: Ctx, step: StepRow, personId: string | undefined): Promise<DueRow> {
  const row = personId ? await findLatest(ctx, personId) : await findNextFor(ctx, step.offsetDays)
  if (!row) throw problem('reminder.nobody')
  return row
}

/** The data of a reminder as it would be on the day of the step. */
async function dataOn(ctx: Ctx, step: StepRow, row: DueRow) {
  const setting = await readSetting(ctx)
  const on = reminderDay(step, row.dueOn)
  return { on, data: dataOf(row, { ...setting, today: on }) }
}

/**
 * What a member would read at a step; without a member, the one whom it reaches next.
 * @throws problems `resource.not-found`, `reminder.nobody`.
 */
export async function previewReminder(
  ctx: Ctx,
  stepId: string,
  { personId, locale }: { readonly personId?: string | undefined; readonly locale: Locale },
) {
  const step = await findStep(ctx, stepId)
  const row = await readFor(ctx, step, personId)
  const { on, data } = await dataOn(ctx, step, row)
  const input = { data, locale }
  const texts = textsOf(input)
  const { subject, text } = await renderMessage(ctx, REMINDER_TEMPLATE, input)
  return {
    personId: row.personId,
    personName: `${row.firstName} ${row.lastName}`,
    memberNumber: row.memberNumber,
    dueOn: row.dueOn,
    on,
    channels: reminderChannels(step.channel, {
      wanted: row.wanted,
      phone: ctx.deps.sms === null ? null : row.phone,
    }).filter((channel) => channel !== 'portal'),
    email: row.email,
    phone: row.phone,
    subject,
    parts: reminderParts(texts, caseOf(input), locale).map((part) =>
      part.kind === 'facts' ? { ...part, items: [...part.items] } : part,
    ),
    text,
    sms: reminderSms(texts, caseOf(input), locale),
  }
}

/**
 * Sends the mail of a step to whoever acts, with the data of a member.
 * @throws problems `resource.not-found`, `reminder.nobody`.
 */
export async function testReminder(
  ctx: Ctx,
  stepId: string,
  { personId, locale }: { readonly personId: string; readonly locale: Locale },
): Promise<{ sentTo: string }> {
  const step = await findStep(ctx, stepId)
  const row = await readFor(ctx, step, personId)
  const { data } = await dataOn(ctx, step, row)
  const staffId = actingPersonId(ctx)
  return withTx(ctx, async (tx) => {
    const email = (await findContact(tx, staffId))?.email ?? ''
    await queueMessage(tx, {
      ...{ template: REMINDER_TEST_TEMPLATE, to: email, personId: staffId, locale, data },
      dedupeKey: `${REMINDER_TEST_TEMPLATE}:${tx.ids.uuid()}`,
    })
    await audit(tx, {
      ...{ action: 'reminder.tested', subjectKind: 'membership', subjectId: row.membershipId },
      after: { stepId, locale },
    })
    return { sentTo: email }
  })
}
