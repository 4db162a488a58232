import type { getAuditEntry as detailsContract } from '@guichet/contract/audit.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { findSealHead } from '../../platform/audit/verify.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { type AuditFilters, findAuditEntry, readAuditPage } from './data/audit-list-data.ts'

type Details = BodyOf<typeof detailsContract>
const MOST_TEXT = 4000

interface Row {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly sealed: boolean
}

const toEntry = (row: Row): Details['entry'] => ({
  ...{ id: row.id, at: row.at.toISOString(), action: row.action, actorKind: row.actorKind },
  ...{ actorId: row.actorId, subjectKind: row.subjectKind, subjectId: row.subjectId, sealed: row.sealed },
  actorName: row.firstName === null ? null : `${row.firstName} ${row.lastName}`,
})

/** Who did what, the latest first. */
export async function listAuditEntries(
  ctx: Ctx,
  { cursor: given, limit, ...filters }: AuditFilters & { cursor?: string | undefined; limit: number },
) {
  const cursor = decodeCursor(given, ['instant', 'uuid'])
  const { rows, total } = await readAuditPage(ctx, filters, cursor, limit)
  return toPage({
    ...{ rows, limit, cursor, total, toItem: toEntry },
    keyOf: (row) => [row.at.toISOString(), row.id],
  })
}

const textOf = (value: unknown): string | null =>
  value === undefined ? null : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MOST_TEXT)

/** One entry, fact by fact. @throws a problem `resource.not-found`. */
export async function getAuditEntry(ctx: Ctx, id: string): Promise<Details> {
  const row = await findAuditEntry(ctx, id)
  if (!row) throw problem('resource.not-found')
  const { before, after, seq, hash, sealedAt, requestId, ownerId, ownerName, isAssistance } = row
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return {
    entry: toEntry(row),
    facts: names.slice(0, 200).map((name) => ({
      name: name.slice(0, 200),
      before: textOf(before?.[name]),
      after: textOf(after?.[name]),
    })),
    file:
      ownerId === null
        ? null
        : { personId: ownerId, personName: ownerName, by: isAssistance ? 'assistance' : 'delegation' },
    requestId,
    seal:
      seq !== null && hash !== null && sealedAt !== null
        ? { seq, hash, sealedAt: sealedAt.toISOString() }
        : null,
  }
}

/** The head of the chain, to be noted elsewhere. */
export async function getAuditSeal(ctx: Ctx) {
  const head = await findSealHead(ctx)
  return { head: head && { ...head, sealedAt: head.sealedAt.toISOString() } }
}
