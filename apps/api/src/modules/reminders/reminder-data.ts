import { reminderChannels } from '@guichet/domain/reminders'
import type { Ctx, Locale } from '../../ctx.ts'
import type { MessageData, QueueMessageInput } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import type { DueRow } from './data/due-data.ts'
import type { StepRow } from './data/schedule-data.ts'
import { REMINDER_TEMPLATE } from './reminder-template.ts'

/** What every reminder of a moment has in common. */
export interface ReminderSetting {
  readonly organisation: string
  readonly publicUrl: string
  readonly today: string
}

export const readSetting = async (ctx: Ctx): Promise<ReminderSetting> => ({
  organisation: (await getOrganisationProfile(ctx)).name,
  publicUrl: ctx.deps.config.publicUrl,
  today: ctx.clock.today(),
})

export const localeOf = ({ locale }: { readonly locale: string }): Locale => (locale === 'en' ? 'en' : 'fr')

/** What is stored with the message of a reminder, and what its words are made of. */
export const dataOf = (row: DueRow, { organisation, publicUrl, today }: ReminderSetting): MessageData => ({
  firstName: row.firstName,
  organisation,
  membershipId: row.membershipId,
  dueOn: row.dueOn,
  typeFr: row.typeFr,
  typeEn: row.typeEn,
  amountCents: row.amountCents,
  reference: row.reference,
  isOver: row.dueOn < today ? 1 : 0,
  publicUrl,
})

/** The messages that carry a reminder to its person. */
export const messagesOf = (
  row: DueRow,
  step: Pick<StepRow, 'id' | 'channel'>,
  reminderId: string,
  data: MessageData,
  hasGateway: boolean,
): QueueMessageInput[] => {
  const { wanted, phone, email, personId } = row
  return reminderChannels(step.channel, { wanted, phone: hasGateway ? phone : null }).map((channel) => ({
    channel,
    template: REMINDER_TEMPLATE,
    to: channel === 'sms' ? (phone ?? '') : email,
    personId,
    reminderId,
    locale: localeOf(row),
    data,
    dedupeKey: `${REMINDER_TEMPLATE}:${row.membershipId}:${step.id}:${channel}`,
  }))
}
