import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findProvenAddress, tokenHashOf } from '../identity/index.ts'
import {
  changeDelegation,
  type DelegationRow,
  expireDelegations,
  findByToken,
  findDelegation,
  isOpenTo,
} from './data/delegation-data.ts'
import { holdFirmOf } from './data/firm-data.ts'
import { tellOfDelegation } from './tell-delegation.ts'

/**
 * Opens the file to the person, in the transaction.
 * @throws problems `delegation.settled`, `delegation.known`.
 */
export async function openTo(tx: Ctx, row: DelegationRow, thirdId: string): Promise<void> {
  const { id, ownerId } = row
  if (row.state !== 'invited' || ownerId === null) throw problem('delegation.settled')
  await expireDelegations(tx, { ownerId })
  if (await isOpenTo(tx, ownerId, thirdId)) throw problem('delegation.known')
  const firm = row.colleagues ? await holdFirmOf(tx, thirdId) : null
  const firmId = firm?.id ?? null
  const change = { state: 'active', thirdId, firmId, acceptedAt: tx.clock.now(), tokenHash: null } as const
  if (!(await changeDelegation(tx, id, 'invited', change))) throw problem('delegation.settled')
  await audit(tx, {
    ...{ action: 'delegation.accepted', subjectKind: 'delegation', subjectId: id },
    after: { ownerId, rights: row.rights, endsOn: row.endsOn, colleagues: row.colleagues, firmId },
  })
  await tellOfDelegation(
    tx,
    'accepted',
    { ...row, firmName: firm?.name ?? null },
    { personId: ownerId, otherId: thirdId },
  )
}

/**
 * Accepts an invitation: one sent to the address with which one signs in, or one whose link one has.
 * @throws problems `resource.not-found`, `delegation.settled`, `delegation.known`.
 */
export const acceptDelegation = (ctx: Ctx, id: string, token: string | undefined): Promise<void> =>
  withTx(ctx, async (tx) => {
    const thirdId = actingPersonId(tx)
    // Before the file, as whoever enters or leaves a firm does.
    await holdFirmOf(tx, thirdId)
    const row = await findDelegation(tx, id)
    if (!row || row.ownerId === thirdId) throw problem('resource.not-found')
    const byLink = token === undefined ? null : await findByToken(tx, tokenHashOf(token))
    const isAddressee = row.email !== null && row.email === (await findProvenAddress(tx, thirdId))
    if (!isAddressee && byLink?.id !== id) throw problem('resource.not-found')
    await openTo(tx, row, thirdId)
  })
