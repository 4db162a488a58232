import type { In } from '@guichet/contract/route'
import type { listReferrals as listRoute, getReferral as route } from '@guichet/contract/vouchers.contract'
import { localDateAt } from '@guichet/domain/local-date'
import { INVITATIONS_A_DAY } from '@guichet/domain/referrals'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { countInvitations } from './data/invitation-data.ts'
import { findCode, readOwnReferrals } from './data/referral-data.ts'
import { readRules } from './data/rules-data.ts'

type View = In<(typeof route)['responses'][200]>

const DAY_MS = 86_400_000

/** The address where somebody joins with a code. */
export const shareUrlOf = ({ deps }: Ctx, code: string): string =>
  `${deps.config.publicUrl}/inscription?parrain=${encodeURIComponent(code)}`

/** Invitations that a member can still send: so many within 24 hours. */
export async function countInvitationsLeft(ctx: Ctx, personId: string): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - DAY_MS)
  return Math.max(0, INVITATIONS_A_DAY - (await countInvitations(ctx, personId, since)))
}

/** My code, where it is to be given, and what it brings (M12). */
export async function getReferral(ctx: Ctx): Promise<View> {
  const personId = actingPersonId(ctx)
  const code = await findCode(ctx, personId)
  const { version: _, ...worth } = await readRules(ctx)
  return {
    code,
    shareUrl: code === null ? null : shareUrlOf(ctx, code),
    ...worth,
    invitationsLeft: code === null ? 0 : await countInvitationsLeft(ctx, personId),
  }
}

/** Whom I brought, the latest first: first names only. */
export async function listReferrals(
  ctx: Ctx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<In<(typeof listRoute)['responses'][200]>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readOwnReferrals(ctx, actingPersonId(ctx), cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: ({ createdAt, ...row }) => ({ ...row, joinedOn: localDateAt(createdAt) }),
  })
}
