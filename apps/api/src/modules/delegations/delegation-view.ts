import type { getDelegation } from '@guichet/contract/delegations.contract'
import type { In } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type DelegationRow, findDelegation } from './data/delegation-data.ts'

export type DelegationView = In<(typeof getDelegation)['responses'][200]>

/** How its member sees an access. */
export const toDelegationView = (row: DelegationRow): DelegationView => ({
  id: row.id,
  origin: row.origin,
  state: row.state,
  email: row.thirdEmail ?? row.email,
  name: row.thirdFirstName === null ? null : `${row.thirdFirstName} ${row.thirdLastName}`,
  rights: row.rights,
  endsOn: row.endsOn,
  copies: row.copies,
  colleagues: row.colleagues,
  firm: row.firmName === null ? null : { name: row.firmName, others: row.firmOthers },
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  answerBy: row.answerBy.toISOString(),
  version: row.version,
})

/** An access to the file of this person. @throws a problem `resource.not-found`. */
export async function ownDelegation(ctx: Ctx, id: string, ownerId: string): Promise<DelegationRow> {
  const row = await findDelegation(ctx, id)
  if (row?.ownerId !== ownerId) throw problem('resource.not-found')
  return row
}
