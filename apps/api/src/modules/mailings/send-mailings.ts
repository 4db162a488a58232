import { setTimeout as wait } from 'node:timers/promises'
import { paceAfter } from '@guichet/domain/mailings'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessages } from '../notifications/index.ts'
import { moveMailing, readFinished, readScheduled } from './data/mailing-data.ts'
import {
  countOnTheirWay,
  holdPace,
  markQueued,
  readWaiting,
  setPace,
  type WaitingRow,
} from './data/recipient-data.ts'
import { dataOf, MAILING_TEMPLATE } from './mailing-template.ts'
import { beginSending } from './run-mailing.ts'

/** The job comes every minute: it goes on for most of one. */
const RUN_MS = 50_000
const SECOND_MS = 1000

/** Begins the mailings whose time has come, each in one process. */
async function beginScheduled(ctx: Ctx): Promise<void> {
  for (const { id, segment, hasEnglish } of await readScheduled(ctx))
    await withTx(ctx, async (tx) => {
      const set = { startedAt: tx.clock.now() }
      if (await moveMailing(tx, id, { from: ['scheduled'], to: 'sending', set }))
        await beginSending(tx, { id, segment, hasEnglish })
    })
}

const endFinished = (ctx: Ctx) =>
  withTx(ctx, async (tx) => {
    for (const { id } of await readFinished(tx)) {
      if (!(await moveMailing(tx, id, { from: ['sending'], to: 'sent', set: { endedAt: tx.clock.now() } })))
        continue
      await audit(tx, { action: 'mailing.ended', subjectKind: 'mailing', subjectId: id })
    }
  })

function messageOf(row: WaitingRow) {
  const { recipientId, mailingId, sharedWith, address, personId } = row
  const locale = row.mailLocale === 'en' ? ('en' as const) : ('fr' as const)
  const subject = (locale === 'en' ? row.subjectEn : null) ?? row.subjectFr
  return {
    ...{ template: MAILING_TEMPLATE, to: address, personId, locale, mailingRecipientId: recipientId },
    data: dataOf(row, { mailingId, recipientId, subject, sharedWith }),
    dedupeKey: `${MAILING_TEMPLATE}:${recipientId}`,
  }
}

/**
 * Hands on what may leave in this second, in one transaction: a mail that is queued is marked so, and the pace is kept over
 * all processes. When the mail server takes none, no more than two seconds' worth of mails wait with it.
 */
const sendSlice = (ctx: Ctx) =>
  withTx(ctx, async (tx) => {
    const perSecond = tx.deps.config.MAILING_RATE_PER_SECOND
    const now = tx.clock.now().getTime()
    const held = (await holdPace(tx)).getTime()
    // It is never more than a second ahead: a clock that was put back holds up nothing.
    const nextAt = held > now + SECOND_MS ? now : held
    if (nextAt > now) return { count: 0, waitMs: nextAt - now, isEmpty: false }
    const room = 2 * perSecond - (await countOnTheirWay(tx, 2 * perSecond))
    if (room <= 0) return { count: 0, waitMs: SECOND_MS, isEmpty: false }
    const rows = await readWaiting(tx, Math.min(perSecond, room))
    if (rows.length === 0) return { count: 0, waitMs: 0, isEmpty: true }
    await queueMessages(tx, rows.map(messageOf))
    await markQueued(
      tx,
      rows.map(({ recipientId }) => recipientId),
    )
    const after = paceAfter(nextAt, now, rows.length, perSecond)
    await setPace(tx, new Date(after))
    return { count: rows.length, waitMs: after - now, isEmpty: false }
  })

/**
 * Sends what mailings have to send, no more than so many a second, whatever processes run and whatever dies: recipients are
 * fixed rows, each marked in the transaction that queues its mail.
 * @returns how many mails were handed on.
 */
export async function sendMailings(
  ctx: Ctx,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<number> {
  await beginScheduled(ctx)
  const until = ctx.clock.now().getTime() + RUN_MS
  for (let count = 0; ; ) {
    const slice = await sendSlice(ctx)
    count += slice.count
    if (slice.isEmpty || ctx.clock.now().getTime() + slice.waitMs > until) {
      await endFinished(ctx)
      return count
    }
    await pause(slice.waitMs)
  }
}
