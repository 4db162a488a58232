import type { newsItem } from '@guichet/contract/organisation.contract'
import type { Page } from '@guichet/contract/pagination'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readNews } from './data/organisation-data.ts'

/** News already published, the latest first, in the reader’s language. */
export async function listNews(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<z.input<typeof newsItem>>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readNews(ctx, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.publishedAt.toISOString(), row.id],
    toItem: (row) => ({
      id: row.id,
      title: ctx.locale === 'en' ? row.titleEn : row.titleFr,
      body: ctx.locale === 'en' ? row.bodyEn : row.bodyFr,
      publishedAt: row.publishedAt.toISOString(),
    }),
  })
}
