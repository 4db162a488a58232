import type { BodyOf, Out } from '@guichet/contract/route'
import type { listJoinings as route } from '@guichet/contract/staff-joinings.contract'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readJoiningPage } from './data/staff-joining-data.ts'

type Line = BodyOf<typeof route>['items'][number]

/** Joinings that were sent, for staff: who waits for what, and who may be a member already. */
export async function listJoinings(
  ctx: Ctx,
  query: Out<(typeof route)['query']>,
): Promise<BodyOf<typeof route>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readJoiningPage(ctx, {
    search: query.q?.trim() || null,
    state: query.state ?? null,
    cursor,
    limit: query.limit,
  })
  return toPage({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.submittedAt?.toISOString() ?? '', row.id],
    toItem: (row): Line => ({
      ...{ id: row.id, firstName: row.firstName, lastName: row.lastName, email: row.email },
      ...{ siret: row.siret, sameSiret: row.sameSiret, companyHolder: row.companyHolder },
      ...{ state: row.state as Line['state'] },
      typeLabel: ctx.locale === 'en' ? row.typeLabelEn : row.typeLabelFr,
      amountCents: row.state === 'submitted' ? null : row.amountCents,
      method: row.method as Line['method'],
      reference: row.reference,
      submittedAt: row.submittedAt?.toISOString() ?? '',
      memberId: row.membershipId === null ? null : row.personId,
    }),
  })
}
