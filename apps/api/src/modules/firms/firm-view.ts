import type { getFirm as route } from '@guichet/contract/firms.contract'
import type { In } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findProvenAddress } from '../identity/index.ts'
import {
  type FirmMemberRow,
  findMember,
  findPlace,
  readInvitationsTo,
  readMembers,
} from './data/firm-data.ts'
import { isWaiting } from './firm-place.ts'

type OwnFirm = In<(typeof route)['responses'][200]>
export type FirmView = NonNullable<OwnFirm['firm']>
export type FirmMemberView = FirmView['members'][number]
type Invitation = OwnFirm['invitations'][number]

const MOST = 200
const nameOf = (first: string | null, last: string | null) => `${first ?? ''} ${last ?? ''}`.trim()

/** A place in a firm as the persons of the firm see it. */
function toMemberView(ctx: Ctx, row: FirmMemberRow): FirmMemberView {
  const isOver = row.state === 'invited' && !isWaiting(ctx, row)
  return {
    id: row.id,
    name: row.personId === null ? null : nameOf(row.firstName, row.lastName),
    email: row.email,
    role: row.role,
    state: isOver ? 'expired' : row.state,
    isMe: row.personId === actingPersonId(ctx),
    createdAt: row.createdAt.toISOString(),
    joinedAt: row.joinedAt?.toISOString() ?? null,
    answerBy: row.answerBy?.toISOString() ?? null,
    version: row.version,
  }
}

/** A place in a firm, once it is sure that whoever acts may see it. @throws a problem `resource.not-found`. */
export async function readMemberView(ctx: Ctx, id: string): Promise<FirmMemberView> {
  const row = await findMember(ctx, id)
  if (!row) throw problem('resource.not-found')
  return toMemberView(ctx, row)
}

/** A place in the firm of whoever acts. @throws a problem `resource.not-found`. */
export async function getFirmMember(ctx: Ctx, id: string): Promise<FirmMemberView> {
  const place = await findPlace(ctx, actingPersonId(ctx))
  const row = await findMember(ctx, id)
  if (!row || row.firmId !== place?.firmId) throw problem('resource.not-found')
  return toMemberView(ctx, row)
}

/** The firm in which whoever acts is; null for none. */
export async function findFirmView(ctx: Ctx): Promise<FirmView | null> {
  const place = await findPlace(ctx, actingPersonId(ctx))
  if (!place) return null
  const members = await readMembers(ctx, place.firmId, MOST)
  return {
    id: place.firmId,
    name: place.firmName,
    version: place.firmVersion,
    createdAt: place.firmCreatedAt.toISOString(),
    role: place.role,
    members: members.map((row) => toMemberView(ctx, row)),
  }
}

/** An invitation as whoever is invited sees it. */
export const toInvitation = (row: FirmMemberRow): Invitation => ({
  id: row.id,
  firmName: row.firmName,
  inviterName: nameOf(row.inviterFirstName, row.inviterLastName),
  role: row.role,
  answerBy: (row.answerBy ?? row.createdAt).toISOString(),
})

/** The address under which whoever acts may answer invitations: the one that this person signs in with. */
export const provenAddressOf = (ctx: Ctx): Promise<string | null> =>
  findProvenAddress(ctx, actingPersonId(ctx))

/** My firm with its persons, and the invitations that wait for me. */
export async function getFirm(ctx: Ctx): Promise<OwnFirm> {
  const email = await provenAddressOf(ctx)
  return {
    firm: await findFirmView(ctx),
    invitations: email === null ? [] : (await readInvitationsTo(ctx, email)).map(toInvitation),
  }
}
