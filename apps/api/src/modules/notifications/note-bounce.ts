import { type BounceKind, isAddressRefusal } from '@guichet/domain/mail-standing'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { markBounced, markUndeliverable } from './data/bounce-data.ts'

interface Bounce {
  readonly address: string
  readonly kind: BounceKind
  readonly source: 'refused' | 'reported'
  readonly reason: string | null
  /** The message that came back, where it is known. */
  readonly messageId: string | null
}

/** Writes down that a mail came back. After a hard bounce no mailing goes to the address; told twice, it counts once. */
export const noteBounce = (ctx: Ctx, { address, kind, source, reason, messageId }: Bounce): Promise<void> =>
  withTx(ctx, async (tx) => {
    const isNews = messageId !== null && (await markBounced(tx, { id: messageId, recipient: address, kind }))
    const isMarked = kind === 'hard' && (await markUndeliverable(tx, { address, source, reason }))
    if (!isNews && !isMarked) return
    await audit(tx, {
      ...{ action: 'mail.bounced', subjectKind: 'outgoing-message', subjectId: messageId },
      after: { kind, source, undeliverable: isMarked },
    })
  })

/** The mail server refused a recipient at once: noted when it says that the address is of no use. */
export async function noteRefusal(
  ctx: Ctx,
  { id, recipient }: { readonly id: string; readonly recipient: string },
  reason: string,
): Promise<void> {
  if (!isAddressRefusal(reason)) return
  await noteBounce(ctx, { address: recipient, kind: 'hard', source: 'refused', reason, messageId: id })
}
