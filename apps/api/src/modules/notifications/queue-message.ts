import type { NotificationChannel } from '@guichet/domain/notification-preferences'
import type { Ctx, Locale } from '../../ctx.ts'
import { emitAll } from '../../platform/outbox/outbox.ts'
import { chooseChannels } from './choose-channels.ts'
import { insertNotifications } from './data/inbox-data.ts'
import { insertLetters } from './data/letter-data.ts'
import { insertMessages } from './data/message-data.ts'
import { messageRule } from './message-rules.ts'
import { getTemplate, type MessageData } from './templates.ts'

export const SECRET_FIELD = 'outgoing_messages.secret'

export interface QueueMessageInput {
  /** Said by whoever has chosen already; else by what its person has chosen, or by mail where nobody chooses. */
  readonly channel?: NotificationChannel
  readonly template: string
  readonly to: string
  readonly personId: string | null
  /** Whose choice counts, for a mail that goes to no person but has a reader. */
  readonly readerId?: string
  /** The renewal reminder that it carries. */
  readonly reminderId?: string
  /** The recipient of a mailing whose mail it is. */
  readonly mailingRecipientId?: string
  readonly locale: Locale
  readonly data: MessageData
  /** Values that must not be read in the database (links that sign in). */
  readonly secret?: Readonly<Record<string, string>>
  /** Two messages with the same key are one. */
  readonly dedupeKey: string
}

/** Queues a message in the verb’s transaction; it leaves after the commit and is tried again until it is taken. */
export const queueMessage = (ctx: Ctx, input: QueueMessageInput): Promise<void> => queueMessages(ctx, [input])

/**
 * The same for many messages, by a few statements. Each goes by what its person has chosen (`message-rules.ts`). A member without an
 * e-mail address gets a letter in place of a mail, unless it carries what is for nobody else’s eyes.
 */
export async function queueMessages(ctx: Ctx, given: readonly QueueMessageInput[]): Promise<void> {
  const list = await chooseChannels(ctx, given)
  const ids = await insertMessages(
    ctx,
    list.filter(({ to, channel }) => to !== '' && channel !== 'portal').map((input) => toRow(ctx, input)),
  )
  await emitAll(
    ctx,
    'message.queued',
    ids.map((messageId) => ({ messageId })),
  )
  await insertLetters(
    ctx,
    list.flatMap((input) => toLetter(ctx, input)),
  )
  await insertNotifications(
    ctx,
    list.flatMap((input) => toNotification(ctx, input)),
  )
}

function toNotification(ctx: Ctx, input: QueueMessageInput) {
  const { channel, template, personId, data, secret, dedupeKey } = input
  const rule = messageRule(template)
  if (channel !== 'portal' || personId === null || rule === null) return []
  return [
    {
      ...{ id: ctx.ids.uuid(), personId, subject: rule.subject, template, dedupeKey, data: { ...data } },
      ...{ brief: secret !== undefined, createdAt: ctx.clock.now() },
    },
  ]
}

function toLetter(
  ctx: Ctx,
  { channel, template, to, personId, locale, data, secret, dedupeKey }: QueueMessageInput,
) {
  if (to !== '' || (channel ?? 'mail') !== 'mail' || personId === null || secret !== undefined) return []
  return [
    {
      id: ctx.ids.uuid(),
      personId,
      template,
      locale,
      data: { ...data },
      dedupeKey,
      createdAt: ctx.clock.now(),
    },
  ]
}

function toRow(ctx: Ctx, input: QueueMessageInput) {
  const { channel = 'mail', reminderId = null, mailingRecipientId = null } = input
  const template = getTemplate(input.template)
  if (channel === 'sms' && !template.sms && !messageRule(input.template)?.mayText)
    throw new TypeError(`${input.template} has no words for SMS`)
  const secret = input.secret
    ? ctx.deps.encryption.encrypt(JSON.stringify(input.secret), SECRET_FIELD).toString('base64')
    : null
  return {
    id: ctx.ids.uuid(),
    channel,
    template: input.template,
    dedupeKey: input.dedupeKey,
    personId: input.personId,
    reminderId,
    mailingRecipientId,
    recipient: input.to,
    locale: input.locale,
    data: { values: input.data, secret },
    state: 'queued',
    createdAt: ctx.clock.now(),
  }
}
