import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findInboxMessage } from './data/inbox-data.ts'
import { type MessageView, toMessageView } from './message-view.ts'

/** One message of an account on which I am. @throws problem `resource.not-found`. */
export async function getMessage(ctx: Ctx, messageId: string): Promise<MessageView> {
  const row = await findInboxMessage(ctx, actingPersonId(ctx), messageId)
  if (!row) throw problem('resource.not-found')
  return toMessageView(row, ctx.locale)
}
