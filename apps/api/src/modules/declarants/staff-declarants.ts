import type {
  approveDeclarant as decisionRoute,
  listDeclarants as route,
} from '@guichet/contract/declarants.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import type { DeclarantState, RegisterFinding } from '@guichet/domain/declarant'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  decideDeclarant,
  findStaffDeclarant,
  readDeclarantPage,
  type StaffDeclarantRow,
} from './data/staff-declarant-data.ts'
import { tellOfFile } from './tell-of-file.ts'

type StaffDeclarant = BodyOf<typeof decisionRoute>

const toView = (row: StaffDeclarantRow): StaffDeclarant => ({
  ...{ id: row.id, personId: row.personId, email: row.email, sameSiret: row.sameSiret },
  ...{ birthName: row.birthName, useName: row.useName, firstNames: row.firstNames },
  phone: row.verifiedPhone ?? row.phone,
  phoneProven: row.verifiedPhone !== null,
  decidedBy: row.decidedFirst === null ? null : `${row.decidedFirst} ${row.decidedLast}`,
  state: row.state as DeclarantState,
  finding: row.finding as RegisterFinding,
  ...{ siret: row.siret, companyName: row.companyName, legalForm: row.legalForm, ape: row.ape },
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
})

/** Files of declarants, for staff; those that wait longest first. */
export async function listDeclarants(
  ctx: Ctx,
  query: Out<(typeof route)['query']>,
): Promise<BodyOf<typeof route>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readDeclarantPage(ctx, {
    search: query.q?.trim() || null,
    state: query.state ?? null,
    cursor,
    limit: query.limit,
  })
  return toPage({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.askedAt.toISOString(), row.id],
    toItem: toView,
  })
}

async function decide(
  ctx: Ctx,
  id: string,
  state: 'open' | 'refused',
  reason: string | null,
): Promise<StaffDeclarant> {
  await withTx(ctx, async (tx) => {
    const before = await findStaffDeclarant(tx, id)
    if (!before) throw problem('resource.not-found')
    const by = actingPersonId(tx)
    if (!(await decideDeclarant(tx, id, { state, reason, by }))) throw problem('declarant.decided')
    await audit(tx, {
      action: state === 'open' ? 'declarant.approved' : 'declarant.refused',
      subjectKind: 'declarant',
      subjectId: id,
      before: { state: before.state },
      after: { state, ...(reason !== null && { reason }) },
    })
    const { personId, siret, companyName } = before
    await tellOfFile(tx, { id, personId, state, siret, companyName, ...(reason !== null && { reason }) })
  })
  const after = await findStaffDeclarant(ctx, id)
  if (!after) throw problem('resource.not-found')
  return toView(after)
}

/** Opens a file that waits for a check. @throws problems `resource.not-found`, `declarant.decided`. */
export const approveDeclarant = (ctx: Ctx, id: string): Promise<StaffDeclarant> =>
  decide(ctx, id, 'open', null)

/** Refuses a file that waits for a check. @throws problems `resource.not-found`, `declarant.decided`. */
export const refuseDeclarant = (ctx: Ctx, id: string, reason: string): Promise<StaffDeclarant> =>
  decide(ctx, id, 'refused', reason)
