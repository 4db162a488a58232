import type {
  listMemberImports as listRoute,
  memberImportRecord,
} from '@guichet/contract/member-imports.contract'
import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { z } from 'zod'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  deleteImported,
  findMemberImport,
  holdDoneImport,
  isBuiltUpon,
  isStillReferred,
  type MemberImportRow,
  markUndone,
  readMemberImportPage,
} from './data/member-import-data.ts'

type ImportView = z.input<typeof memberImportRecord>

const toView = ({ firstName, lastName, createdAt, endedAt, state, ...row }: MemberImportRow): ImportView => ({
  ...row,
  state: state as ImportView['state'],
  importedBy: `${firstName} ${lastName}`,
  startedAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})

/** Imports of members, the latest first. */
export async function listMemberImports(
  ctx: Ctx,
  { cursor: text, limit }: Out<(typeof listRoute)['query']>,
): Promise<Page<ImportView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readMemberImportPage(ctx, cursor, limit)
  return toPage<MemberImportRow, ImportView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toView,
  })
}

/** How far an import or a check has come, or what came of it. @throws a problem `resource.not-found`. */
export async function getMemberImport(ctx: Ctx, id: string): Promise<ImportView> {
  const row = await findMemberImport(ctx, id)
  if (!row) throw problem('resource.not-found')
  return toView(row)
}

/**
 * Takes a whole import back: its members and their memberships. Only while nothing was built on it.
 * @throws problems `resource.not-found`, `member-import.not-done`, `member-import.built-upon`.
 */
export async function undoMemberImport(ctx: Ctx, id: string): Promise<ImportView> {
  await getMemberImport(ctx, id)
  await withTx(ctx, async (tx) => {
    if (!(await holdDoneImport(tx, id))) throw problem('member-import.not-done')
    if (await isBuiltUpon(tx, id)) throw problem('member-import.built-upon')
    const count = await deleteImported(tx, id).catch((error: unknown) => {
      throw isStillReferred(error) ? problem('member-import.built-upon') : error
    })
    await markUndone(tx, id)
    await audit(tx, {
      ...{ action: 'member.import-undone', subjectKind: 'member-import', subjectId: id },
      after: { count },
    })
  })
  return getMemberImport(ctx, id)
}
