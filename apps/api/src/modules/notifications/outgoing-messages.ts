import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { problem } from '../../platform/problem-error.ts'
import { cancelQueued, requeueMessage } from './data/message-data.ts'
import { findOutgoing, type OutgoingRow, readOutgoingPage } from './data/outgoing-list-data.ts'
import { toOutgoingView, wordsOf } from './outgoing-view.ts'
import { renderMessage } from './render-message.ts'
import { getTemplate } from './templates.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly channel?: string | undefined
  readonly kind?: string | undefined
}

/** Mails and SMS, the latest first. */
export async function listOutgoingMessages(ctx: Ctx, query: Query) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { state = null, channel = null, kind = null, limit } = query
  const search = query.q?.trim() || null
  const { rows, total } = await readOutgoingPage(ctx, { search, state, channel, kind, cursor, limit })
  const page = toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => row,
  })
  return { ...page, items: await Promise.all(page.items.map((row) => toOutgoingView(ctx, row))) }
}

async function reach(ctx: Ctx, id: string): Promise<OutgoingRow> {
  const row = await findOutgoing(ctx, id)
  if (!row) throw problem('resource.not-found')
  return row
}

const MOST_TEXT = 20_000

/**
 * One message and what it says; that it was read is written down. What is for its recipient alone is not shown.
 * @throws problem `resource.not-found`.
 */
export async function getOutgoingMessage(ctx: Ctx, id: string) {
  const row = await reach(ctx, id)
  const text = row.isSecret
    ? null
    : await wordsOf(row, async (input) =>
        row.channel === 'sms'
          ? (getTemplate(row.template).sms?.(input) ?? null)
          : (await renderMessage(ctx, row.template, input, row.personId !== null)).text,
      )
  await audit(ctx, { action: 'outgoing.read', subjectKind: 'outgoing-message', subjectId: id })
  return { ...(await toOutgoingView(ctx, row)), text: text?.slice(0, MOST_TEXT) ?? null }
}

/** Sends a message again, to the same recipient. @throws problems `resource.not-found`, `outgoing.not-resendable`. */
export const resendOutgoingMessage = (ctx: Ctx, id: string) =>
  withTx(ctx, async (tx) => {
    const row = await reach(tx, id)
    const before = await toOutgoingView(tx, row)
    if (!before.resendable || !(await requeueMessage(tx, id))) throw problem('outgoing.not-resendable')
    await emit(tx, 'message.queued', { messageId: id })
    await audit(tx, {
      ...{ action: 'outgoing.resent', subjectKind: 'outgoing-message', subjectId: id },
      before: { state: before.state },
      after: { state: 'queued' },
    })
    return toOutgoingView(tx, await reach(tx, id))
  })

/** Keeps a message from leaving. @throws problems `resource.not-found`, `outgoing.not-cancellable`. */
export const cancelOutgoingMessage = (ctx: Ctx, id: string) =>
  withTx(ctx, async (tx) => {
    await reach(tx, id)
    if (!(await cancelQueued(tx, id))) throw problem('outgoing.not-cancellable')
    await audit(tx, {
      ...{ action: 'outgoing.cancelled', subjectKind: 'outgoing-message', subjectId: id },
      before: { state: 'queued' },
      after: { state: 'cancelled' },
    })
    return toOutgoingView(tx, await reach(tx, id))
  })
