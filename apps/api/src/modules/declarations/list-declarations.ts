import type { listDeclarations as route } from '@guichet/contract/declarations.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { findDeclarationFile } from './declaration-file.ts'
import { toDeclarationItem } from './declaration-view.ts'

/** The periods of whoever acts, the latest first; none without a file. */
export async function listDeclarations(
  ctx: Ctx,
  query: Out<(typeof route)['query']>,
): Promise<BodyOf<typeof route>> {
  const cursor = decodeCursor(query.cursor, ['day'])
  const found = await findDeclarationFile(ctx, actingPersonId(ctx))
  const items = found
    ? found.periods
        .map((period) => toDeclarationItem(ctx, found, period))
        .filter(({ state }) => query.state === undefined || query.state === state)
        .filter(({ startsOn }) => query.year === undefined || startsOn.startsWith(`${query.year}-`))
        .toReversed()
    : []
  const at = String(cursor?.key[0] ?? '')
  const rows = {
    none: () => items,
    next: () => items.filter(({ startsOn }) => startsOn < at),
    previous: () => items.filter(({ startsOn }) => startsOn > at).toReversed(),
  }[cursor?.direction ?? 'none']()
  return toPage({
    ...{ rows: rows.slice(0, query.limit + 1), limit: query.limit, cursor, total: items.length },
    keyOf: ({ startsOn }) => [startsOn],
    toItem: (item) => item,
  })
}
