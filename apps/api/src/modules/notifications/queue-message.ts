import type { Ctx, Locale } from '../../ctx.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { insertMessage } from './data/message-data.ts'
import { getTemplate, type MessageData } from './templates.ts'

export const SECRET_FIELD = 'outgoing_messages.secret'

export interface QueueMessageInput {
  readonly template: string
  readonly to: string
  readonly personId: string | null
  readonly locale: Locale
  readonly data: MessageData
  /** Values that must not be read in the database (links that sign in). */
  readonly secret?: Readonly<Record<string, string>>
  /** Two messages with the same key are one. */
  readonly dedupeKey: string
}

/** Queues a mail in the verb’s transaction; it leaves after the commit and is tried again until it is taken. */
export async function queueMessage(ctx: Ctx, input: QueueMessageInput): Promise<void> {
  getTemplate(input.template)
  const id = ctx.ids.uuid()
  const secret = input.secret
    ? ctx.deps.encryption.encrypt(JSON.stringify(input.secret), SECRET_FIELD).toString('base64')
    : null
  const isNew = await insertMessage(ctx, {
    id,
    channel: 'mail',
    template: input.template,
    dedupeKey: input.dedupeKey,
    personId: input.personId,
    recipient: input.to,
    locale: input.locale,
    data: { values: input.data, secret },
    state: 'queued',
    createdAt: ctx.clock.now(),
  })
  if (isNew) await emit(ctx, 'message.queued', { messageId: id })
}
