import type { getFirmInvitation as contract, signUpToFirm as route } from '@guichet/contract/firms.contract'
import type { In, Out } from '@guichet/contract/route'
import { FIRM_MOST_MEMBERS } from '@guichet/domain/firm'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdFirmOf, shareFiles } from '../delegations/index.ts'
import { demandSettled, findPerson, isIdentifierTaken, signUpByLink, tokenHashOf } from '../identity/index.ts'
import {
  changeMember,
  type FirmMemberRow,
  findMember,
  findMemberByToken,
  holdFirm,
  readActive,
} from './data/firm-data.ts'
import { isWaiting } from './firm-place.ts'
import { provenAddressOf, toInvitation } from './firm-view.ts'
import { tellManagers } from './tell-firm.ts'

type Invitation = In<(typeof contract)['responses'][200]>

/**
 * Lets whoever acts into the firm, in the transaction. The files that were opened to that person with consent to colleagues
 * are bound to the firm, and their members told.
 * @throws problems `firm.settled`, `firm.member`, `firm.full`.
 */
async function enterFirm(tx: Ctx, { id, firmId, firmName }: FirmMemberRow): Promise<void> {
  const personId = actingPersonId(tx)
  await holdFirm(tx, firmId)
  const row = await findMember(tx, id)
  if (!row || !isWaiting(tx, row)) throw problem('firm.settled')
  if (await holdFirmOf(tx, personId)) throw problem('firm.member')
  if ((await readActive(tx, firmId)).length >= FIRM_MOST_MEMBERS) throw problem('firm.full')
  const change = { state: 'active', personId, joinedAt: tx.clock.now(), tokenHash: null } as const
  if (!(await changeMember(tx, row, change))) throw problem('firm.settled')
  await audit(tx, {
    ...{ action: 'firm-member.joined', subjectKind: 'firm', subjectId: firmId },
    after: { memberId: id, personId, role: row.role },
  })
  await shareFiles(tx, personId, { id: firmId, name: firmName })
  const person = await findPerson(tx, personId)
  const other = `${person?.firstName} ${person?.lastName}`
  await tellManagers(tx, { news: 'joined', memberId: id, firmId, firmName, other, byId: personId })
}

/**
 * Accepts an invitation: one sent to the address with which one signs in, or one whose link one has.
 * @throws problems `resource.not-found`, `firm.settled`, `firm.member`, `firm.full`, `recovery.recent`.
 */
export const acceptFirmInvitation = (
  ctx: Ctx,
  id: string,
  { token, deviceToken }: { readonly token?: string | undefined; readonly deviceToken: string | null },
): Promise<void> =>
  withTx(ctx, async (tx) => {
    await demandSettled(tx, deviceToken)
    const row = await findMember(tx, id)
    if (!row) throw problem('resource.not-found')
    const byLink = token === undefined ? null : await findMemberByToken(tx, tokenHashOf(token))
    const isAddressee = row.invitedEmail !== '' && row.invitedEmail === (await provenAddressOf(tx))
    if (!isAddressee && byLink?.id !== id) throw problem('resource.not-found')
    await enterFirm(tx, row)
  })

async function findInvited(ctx: Ctx, token: string): Promise<FirmMemberRow> {
  const row = await findMemberByToken(ctx, tokenHashOf(token))
  if (!row || !isWaiting(ctx, row)) throw problem('link.invalid')
  return row
}

/** To which firm a link leads. @throws a problem `link.invalid`. */
export async function getFirmInvitation(ctx: Ctx, token: string): Promise<Invitation> {
  const row = await findInvited(ctx, token)
  const { invitedEmail: email } = row
  return { ...toInvitation(row), email, signInFirst: await isIdentifierTaken(ctx, email) }
}

/**
 * Accepts an invitation as somebody new: the link has proven the address, which signs in from now on.
 * @throws problems `link.invalid`, `session.required`, `password.refused`, `firm.full`.
 */
export async function signUpToFirm(
  ctx: Ctx,
  token: string,
  newcomer: Out<(typeof route)['body']>,
): Promise<void> {
  const { id, firmId, invitedEmail: email } = await findInvited(ctx, token)
  await signUpByLink(ctx, { ...newcomer, email }, async (tx, admit) => {
    await holdFirm(tx, firmId)
    const row = await findMember(tx, id)
    if (!row || !isWaiting(tx, row)) throw problem('link.invalid')
    await enterFirm(await admit(), row)
  })
}
