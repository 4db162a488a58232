import type { Page } from '@guichet/contract/pagination'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type CertificateView, toCertificateView } from './certificate-view.ts'
import { type CertificateRow, readCertificatePage, readCertificatesOf } from './data/certificate-data.ts'

/** Certificates issued to me, the latest first. */
export async function listCertificates(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<CertificateView>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readCertificatePage(ctx, actingPersonId(ctx), cursor, query.limit)
  const today = ctx.clock.today()
  return toPage<CertificateRow, CertificateView>({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.issuedAt.toISOString(), row.id],
    toItem: (row) => toCertificateView(row, today),
  })
}

/** Certificates of a person, for staff. */
export const listCertificatesOf = async (ctx: Ctx, personId: string): Promise<CertificateView[]> =>
  (await readCertificatesOf(ctx, personId)).map((row) => toCertificateView(row, ctx.clock.today()))
