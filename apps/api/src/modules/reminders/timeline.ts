import { localDateAt } from '@guichet/domain/local-date'
import { comingReminders, type ReminderChannel, takesSms } from '@guichet/domain/reminders'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { writeChoices } from '../notifications/index.ts'
import { findLatest } from './data/due-data.ts'
import { readSteps } from './data/schedule-data.ts'
import { findContact, readCarriers, readReminders, readWantsSms } from './data/timeline-data.ts'

type State = 'planned' | 'queued' | 'sent' | 'failed' | 'cancelled'
interface Carrier {
  readonly channel: 'mail' | 'sms'
  readonly state: State
  readonly sentAt: string | null
}

/** What became of a reminder: it came if one of its messages did. */
const stateOf = (messages: readonly Carrier[]): State =>
  (['sent', 'queued', 'failed', 'cancelled'] as const).find((state) =>
    messages.some((message) => message.state === state),
  ) ?? 'queued'

const maskPhone = (phone: string): string => `${phone.slice(0, 4)} •• •• •• ${phone.slice(-2)}`

async function readPast(ctx: Ctx, personId: string) {
  const rows = await readReminders(ctx, personId)
  const carriers =
    rows.length === 0
      ? []
      : await readCarriers(
          ctx,
          rows.map(({ id }) => id),
        )
  const said = rows.map((row) => {
    const messages = carriers
      .filter(({ reminderId }) => reminderId === row.id)
      .map(({ channel, state, sentAt }) => ({
        channel: channel as Carrier['channel'],
        state: state as State,
        sentAt: sentAt?.toISOString() ?? null,
      }))
    const { id, membershipId, offsetDays, dueOn } = row
    const on: string = localDateAt(row.createdAt)
    return { ...{ id, membershipId, offsetDays, dueOn, on, messages }, state: stateOf(messages) }
  })
  return { said, heard: new Set(rows.map(({ membershipId, stepId }) => `${membershipId}:${stepId}`)) }
}

const smsOffered = (ctx: Ctx, steps: readonly { enabled: boolean; channel: ReminderChannel }[]): boolean =>
  ctx.deps.sms !== null && steps.some(({ enabled, channel }) => enabled && channel !== 'mail')

/** What a person was sent about the end of the membership, and will be as long as it is not renewed. */
export async function getTimeline(ctx: Ctx, personId: string) {
  const steps = await readSteps(ctx)
  const latest = await findLatest(ctx, personId)
  const phone = (await findContact(ctx, personId))?.phone ?? null
  const { said, heard } = await readPast(ctx, personId)
  const coming = latest && !latest.isAutomatic ? comingReminders(steps, latest, ctx.clock.today()) : []
  const planned = coming
    .filter(({ step }) => !heard.has(`${latest?.membershipId}:${step.id}`))
    .map(({ step: { offsetDays }, on }) => ({
      ...{ id: null, membershipId: latest?.membershipId ?? '', offsetDays, dueOn: latest?.dueOn ?? '' },
      ...{ on, state: 'planned' as const, messages: [] },
    }))
  return {
    membership: latest ? { id: latest.membershipId, dueOn: latest.dueOn } : null,
    paused: latest?.isPaused ?? false,
    automatic: latest?.isAutomatic ?? false,
    items: [...planned, ...said],
    sms: {
      wanted: await readWantsSms(ctx, personId),
      phoneMasked: takesSms(phone) ? maskPhone(phone) : null,
    },
    smsOffered: smsOffered(ctx, steps),
  }
}

/** The same for staff. @throws problem `resource.not-found` for whoever is no member. */
export async function getMemberTimeline(ctx: Ctx, personId: string) {
  const contact = await findContact(ctx, personId)
  if (!contact?.isMember) throw problem('resource.not-found')
  return getTimeline(ctx, personId)
}

/** Says whether I also want to be reminded by SMS. @throws problem `reminder.no-mobile`. */
export const updateReminderPreferences = (ctx: Ctx, { sms }: { readonly sms: boolean }) =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const contact = await findContact(tx, personId)
    if (sms && !takesSms(contact?.phone ?? null)) throw problem('reminder.no-mobile')
    const before = await readWantsSms(tx, personId)
    if (before !== sms) {
      await writeChoices(tx, [personId], 'deadlines', { sms }, 'portal')
      await audit(tx, {
        ...{ action: 'reminder.preferences-updated', subjectKind: 'person', subjectId: personId },
        before: { sms: before },
        after: { sms },
      })
    }
    return getTimeline(tx, personId)
  })
