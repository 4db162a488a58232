import type {
  getInvitation as contract,
  signUpByInvitation as route,
} from '@guichet/contract/delegations.contract'
import type { In, Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson, isIdentifierTaken, signUpByLink, tokenHashOf } from '../identity/index.ts'
import { openTo } from './accept-delegation.ts'
import { type DelegationRow, findByToken, findDelegation } from './data/delegation-data.ts'

type Invitation = In<(typeof contract)['responses'][200]>

async function findInvited(ctx: Ctx, token: string): Promise<DelegationRow> {
  const row = await findByToken(ctx, tokenHashOf(token))
  if (row?.state !== 'invited') throw problem('link.invalid')
  return row
}

/** What the link of an invitation opens. @throws a problem `link.invalid`. */
export async function getInvitation(ctx: Ctx, token: string): Promise<Invitation> {
  const row = await findInvited(ctx, token)
  const owner = row.ownerId === null ? null : await findPerson(ctx, row.ownerId)
  if (!owner || row.endsOn === null) throw problem('link.invalid')
  return {
    id: row.id,
    ownerName: `${owner.firstName} ${owner.lastName}`,
    rights: row.rights,
    endsOn: row.endsOn,
    colleagues: row.colleagues,
    note: row.note,
    answerBy: row.answerBy.toISOString(),
    email: row.email,
    signInFirst: await isIdentifierTaken(ctx, row.email),
  }
}

/**
 * Accepts an invitation as somebody new: the link has proven the address, which signs in from now on.
 * @throws problems `link.invalid`, `session.required`, `password.refused`.
 */
export async function signUpByInvitation(
  ctx: Ctx,
  token: string,
  newcomer: Out<(typeof route)['body']>,
): Promise<void> {
  const { id, email } = await findInvited(ctx, token)
  await signUpByLink(ctx, { ...newcomer, email }, async (tx, admit) => {
    const row = await findDelegation(tx, id)
    if (row?.state !== 'invited') throw problem('link.invalid')
    const admitted = await admit()
    await openTo(admitted, row, actingPersonId(admitted))
  })
}
