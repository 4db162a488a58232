import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { writeState } from './data/inbox-data.ts'
import { getMessage } from './get-message.ts'
import type { MessageView } from './message-view.ts'

/** Marks a message as read or not read, for whoever acts alone. @throws problem `resource.not-found`. */
export const markMessage = (ctx: Ctx, messageId: string, read: boolean): Promise<MessageView> =>
  withTx(ctx, async (tx) => {
    const message = await getMessage(tx, messageId)
    if (message.read !== read) await writeState(tx, actingPersonId(tx), messageId, read)
    return { ...message, read }
  })
