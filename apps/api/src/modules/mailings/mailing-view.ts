import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findMailing, type MailingRow, readMailingPage, readReport } from './data/mailing-data.ts'

/** @throws problem `resource.not-found`. */
export async function reachMailing(ctx: Ctx, id: string): Promise<MailingRow> {
  const row = await findMailing(ctx, id)
  if (!row) throw problem('resource.not-found')
  return row
}

const timesOf = (
  row: Pick<MailingRow, 'scheduledAt' | 'startedAt' | 'endedAt' | 'createdAt' | 'updatedAt'>,
) => ({
  scheduledAt: row.scheduledAt?.toISOString() ?? null,
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

async function reportOf(ctx: Ctx, row: MailingRow) {
  if (row.startedAt === null) return null
  const { withoutEmail, undeliverable, notWanted } = row
  return { ...(await readReport(ctx, row.id)), withoutEmail, undeliverable, notWanted }
}

/** One mailing, and what became of it. @throws problem `resource.not-found`. */
export async function getMailing(ctx: Ctx, id: string) {
  const row = await reachMailing(ctx, id)
  const { name, state, segment, version, subjectFr, bodyFr, subjectEn, bodyEn } = row
  return {
    ...{ id, name, state, segment, version },
    fr: { subject: subjectFr, body: bodyFr },
    en: subjectEn === null || bodyEn === null ? null : { subject: subjectEn, body: bodyEn },
    ...timesOf(row),
    authorName: `${row.firstName} ${row.lastName}`,
    report: await reportOf(ctx, row),
  }
}
export type MailingView = Awaited<ReturnType<typeof getMailing>>

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: MailingRow['state'] | undefined
}

/** Mailings, the latest first. */
export async function listMailings(ctx: Ctx, { q, state = undefined, limit, cursor: text }: Query) {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const search = q?.trim() || null
  const { rows, total } = await readMailingPage(ctx, { search, state: state ?? null, cursor, limit })
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => ({
      ...{ id: row.id, name: row.name, state: row.state, subject: row.subjectFr },
      ...timesOf(row),
      authorName: `${row.firstName} ${row.lastName}`,
      ...{ mails: row.mails, sent: row.sent },
    }),
  })
}
