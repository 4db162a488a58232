import type { listMyChanges as route } from '@guichet/contract/file-changes.contract'
import type { Page } from '@guichet/contract/pagination'
import type { In } from '@guichet/contract/route'
import { LIFE_EVENT_KINDS } from '@guichet/domain/life-events'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { type FileChangeRow, readFileChanges } from './data/file-change-data.ts'
import { findMember } from './data/member-data.ts'

type FileChange = In<(typeof route)['responses'][200]>['items'][number]
interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Who did it, seen from the file of `personId`. */
function actorKindOf(row: FileChangeRow, personId: string): FileChange['actorKind'] {
  if (row.actorId === null) return row.actorKind === 'anonymous' ? 'visitor' : 'system'
  if (row.actorId === personId) return row.actorKind === 'key' ? 'program' : 'self'
  return row.staffRole === null ? 'person' : 'staff'
}

/** Who works for the organisation is named to those who do too. */
function toChange(row: FileChangeRow, personId: string, isStaff: boolean): FileChange {
  const actorKind = actorKindOf(row, personId)
  const { reason, fields, email, kind } = row.after ?? {}
  const isNamed = row.lastName !== null && (actorKind !== 'staff' || isStaff)
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action as FileChange['action'],
    actorKind,
    actorName: isNamed ? `${row.firstName} ${row.lastName}` : null,
    fields: Array.isArray(fields) ? fields.map(String) : [],
    reason: typeof reason === 'string' ? reason : null,
    email: typeof email === 'string' ? email : null,
    event: LIFE_EVENT_KINDS.find((each) => each === kind) ?? null,
  }
}

async function listChanges(
  ctx: Ctx,
  personId: string,
  { cursor: text, limit }: Query,
  isStaff: boolean,
): Promise<Page<FileChange>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readFileChanges(ctx, personId, cursor, limit)
  return toPage<FileChangeRow, FileChange>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: (row) => toChange(row, personId, isStaff),
  })
}

/** What was changed in my file, the latest first. */
export const listMyChanges = (ctx: Ctx, query: Query): Promise<Page<FileChange>> =>
  listChanges(ctx, actingPersonId(ctx), query, false)

/** The same of a member, for staff. @throws a problem `resource.not-found`. */
export async function listMemberChanges(ctx: Ctx, personId: string, query: Query): Promise<Page<FileChange>> {
  const member = await findMember(ctx, personId)
  if (member?.number == null) throw problem('resource.not-found')
  return listChanges(ctx, personId, query, true)
}
