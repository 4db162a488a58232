import { type Ctx, withTx } from '../../ctx.ts'
import { emitAll } from '../../platform/outbox/outbox.ts'
import { type ClaimedMessage, insertMessages } from './data/message-data.ts'
import { findMailAddress } from './data/preference-data.ts'
import { messageRule } from './message-rules.ts'

/** What the key of an SMS has more than that of its mail. */
export const SMS_SUFFIX = ':sms'

/**
 * Sends as a mail what somebody chose to get by SMS, once: when nobody takes the SMS, and at the first failure where it is about the
 * safety of the space. Where the mail has gone already, nothing more is sent.
 */
export async function mailInstead(ctx: Ctx, message: ClaimedMessage, isOver: boolean): Promise<void> {
  const { channel, template, personId, dedupeKey, reminderId, locale, data } = message
  const rule = messageRule(template)
  const isChosen = channel === 'sms' && rule !== null && dedupeKey.endsWith(SMS_SUFFIX)
  if (!isChosen || personId === null || !(isOver || rule.subject === 'security')) return
  await withTx(ctx, async (tx) => {
    const recipient = await findMailAddress(tx, personId)
    if (recipient === null) return
    const ids = await insertMessages(tx, [
      {
        ...{ id: tx.ids.uuid(), channel: 'mail', template, personId, recipient, reminderId, locale, data },
        // The key that its mail has, or would have had.
        dedupeKey: `${dedupeKey.slice(0, -SMS_SUFFIX.length)}${reminderId === null ? '' : ':mail'}`,
        ...{ state: 'queued', createdAt: tx.clock.now() },
      },
    ])
    await emitAll(
      tx,
      'message.queued',
      ids.map((messageId) => ({ messageId })),
    )
  })
}
