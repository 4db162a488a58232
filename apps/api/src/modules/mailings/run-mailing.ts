import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { queueMessages } from '../notifications/index.ts'
import { type MailingRow, moveMailing, noteLeftOut } from './data/mailing-data.ts'
import { countAudience, fixRecipients, readOnPaper } from './data/recipient-data.ts'
import { conditionOf, type SegmentCondition, type StoredSegment } from './data/segment-data.ts'
import { dataOf, MAILING_LETTER_TEMPLATE } from './mailing-template.ts'
import { getMailing, type MailingView, reachMailing } from './mailing-view.ts'

export const SEND_MAILINGS = 'send-mailings'

const note = (tx: Ctx, id: string, action: string, after: Record<string, unknown> = {}) =>
  audit(tx, { action, subjectKind: 'mailing', subjectId: id, after })

const LETTERS_AT_ONCE = 500

/** Letters for those who have no e-mail address. @returns how many. */
async function writeLetters(tx: Ctx, id: string, condition: SegmentCondition): Promise<number> {
  const subject = (await reachMailing(tx, id)).subjectFr
  let count = 0
  for (let after: string | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof readOnPaper>> = await readOnPaper(
      tx,
      condition,
      after,
      LETTERS_AT_ONCE,
    )
    await queueMessages(
      tx,
      rows.map((row) => ({
        ...{ template: MAILING_LETTER_TEMPLATE, to: '', personId: row.personId, locale: 'fr' as const },
        data: dataOf(row, { mailingId: id, recipientId: null, subject, sharedWith: null }),
        dedupeKey: `${MAILING_LETTER_TEMPLATE}:${id}:${row.personId}`,
      })),
    )
    count += rows.length
    after = rows.at(-1)?.personId ?? null
    if (rows.length < LETTERS_AT_ONCE) return count
  }
}

/**
 * Fixes who gets a mailing that begins to be sent.
 * @returns how many mails will leave, and letters were written.
 */
export async function beginSending(
  tx: Ctx,
  {
    id,
    segment,
    hasEnglish,
  }: { readonly id: string; readonly segment: StoredSegment; readonly hasEnglish: boolean },
): Promise<number> {
  const condition = conditionOf(tx, segment)
  const { mails, shared, withoutEmail, undeliverable, notWanted } = await countAudience(tx, condition)
  await fixRecipients(tx, { id, hasEnglish }, condition)
  const letters = await writeLetters(tx, id, condition)
  await noteLeftOut(tx, id, { withoutEmail, undeliverable, notWanted })
  await note(tx, id, 'mailing.started', { mails, letters, shared, withoutEmail, undeliverable, notWanted })
  return mails + letters
}

const isWhole = ({ subjectFr, bodyFr, subjectEn, bodyEn }: MailingRow): boolean =>
  [subjectFr, bodyFr, subjectEn ?? 'none', bodyEn ?? 'none'].every((text) => text.trim() !== '')

/**
 * Sends a draft, now or at a time; `version` is the one that was read.
 * @throws problems `resource.not-found`, `mailing.wrong-state`, `resource.changed`, `mailing.incomplete`, `mailing.nobody`,
 * `request.invalid` for a time that has passed.
 */
export async function sendMailing(
  ctx: Ctx,
  id: string,
  version: string,
  at: Date | null,
): Promise<MailingView> {
  if (at !== null && at <= ctx.clock.now()) throw fieldProblem('/at', 'date.past')
  const view = await withTx(ctx, async (tx) => {
    const row = await reachMailing(tx, id)
    if (row.state !== 'draft') throw problem('mailing.wrong-state')
    demandVersion(version, row.version)
    if (!isWhole(row)) throw problem('mailing.incomplete')
    const to = at === null ? ('sending' as const) : ('scheduled' as const)
    const set = at === null ? { startedAt: tx.clock.now() } : { scheduledAt: at }
    if (!(await moveMailing(tx, id, { from: ['draft'], to, version: row.version, set })))
      throw problem('resource.changed')
    if (at !== null) await note(tx, id, 'mailing.scheduled', { at: at.toISOString() })
    else if ((await beginSending(tx, { id, segment: row.segment, hasEnglish: row.bodyEn !== null })) === 0)
      throw problem('mailing.nobody')
    return getMailing(tx, id)
  })
  if (at === null) await ctx.deps.jobs.run(SEND_MAILINGS)
  return view
}

/**
 * Stops a mailing: what is on its way already still leaves. One that is scheduled is a draft again.
 * @throws problems `resource.not-found`, `mailing.wrong-state`.
 */
export const stopMailing = (ctx: Ctx, id: string): Promise<MailingView> =>
  withTx(ctx, async (tx) => {
    await reachMailing(tx, id)
    const isBack = await moveMailing(tx, id, {
      ...{ from: ['scheduled'], to: 'draft' },
      set: { scheduledAt: null },
    })
    const isStopped = !isBack && (await moveMailing(tx, id, { from: ['sending'], to: 'stopped' }))
    if (!isBack && !isStopped) throw problem('mailing.wrong-state')
    await note(tx, id, isBack ? 'mailing.unscheduled' : 'mailing.stopped')
    return getMailing(tx, id)
  })

/** Goes on with a mailing that was stopped. @throws problems `resource.not-found`, `mailing.wrong-state`. */
export async function resumeMailing(ctx: Ctx, id: string): Promise<MailingView> {
  const view = await withTx(ctx, async (tx) => {
    await reachMailing(tx, id)
    if (!(await moveMailing(tx, id, { from: ['stopped'], to: 'sending' })))
      throw problem('mailing.wrong-state')
    await note(tx, id, 'mailing.resumed')
    return getMailing(tx, id)
  })
  await ctx.deps.jobs.run(SEND_MAILINGS)
  return view
}
