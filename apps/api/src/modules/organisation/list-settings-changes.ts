import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readSettingsChanges } from './data/organisation-data.ts'

const MOST_SIGNS = 1000
type Values = Readonly<Record<string, unknown>> | null

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return text.slice(0, MOST_SIGNS)
}

const changesOf = (before: Values, after: Values) =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => ({
    field,
    before: textOf(before?.[field]),
    after: textOf(after?.[field]),
  }))

/** Who changed which setting, the latest first. */
export async function listSettingsChanges(
  ctx: Ctx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readSettingsChanges(ctx, cursor, query.limit)
  return toPage({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      actorName: row.firstName === null ? null : `${row.firstName} ${row.lastName}`,
      changes: changesOf(row.before as Values, row.after as Values),
    }),
  })
}
