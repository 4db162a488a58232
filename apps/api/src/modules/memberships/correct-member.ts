import type { Out } from '@guichet/contract/route'
import type { correctMember as route } from '@guichet/contract/staff-members.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { giveFirstAddress } from '../identity/index.ts'
import { findMember } from './data/member-data.ts'
import { getMe, type MeView } from './get-me.ts'
import { tellCorrected } from './tell-corrected.ts'
import { writeFile } from './update-me.ts'

/**
 * Staff change the file of a member, who is told why. `version` is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function correctMember(
  ctx: Ctx,
  personId: string,
  version: string,
  { reason, ...patch }: Out<(typeof route)['body']>,
): Promise<MeView> {
  const onChange = (tx: Ctx) => tellCorrected(tx, personId, reason)
  return writeFile(ctx, personId, version, patch, { reason, onChange })
}

interface GivenEmail {
  /** Normalised. */
  readonly email: string
  readonly reason: string
  readonly shared: boolean
}

/**
 * Gives a member who does not sign in yet an address, or another one, with a link to choose a password.
 * @throws problems `resource.not-found`, `member.signs-in`, `request.invalid`, `rate.limited`.
 */
export const giveMemberEmail = (ctx: Ctx, personId: string, given: GivenEmail): Promise<MeView> =>
  withTx(ctx, async (tx) => {
    const member = await findMember(tx, personId)
    if (member?.number == null) throw problem('resource.not-found')
    await giveFirstAddress(tx, personId, given)
    return getMe(tx, personId)
  })
