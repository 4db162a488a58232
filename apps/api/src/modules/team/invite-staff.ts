import type { BodyOf } from '@guichet/contract/route'
import type { inviteStaff as contract } from '@guichet/contract/team.contract'
import type { StaffRole } from '@guichet/domain/rights'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  demandRecentPassword,
  endStaffLinks,
  findPerson,
  isIdentifierTaken,
  makeStaffInvitation,
} from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { tellTeam } from './tell-team.ts'

interface InviteInput {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly role: StaffRole
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * Invites somebody into the back-office, by a link of 24 hours. The administrators are told.
 * @throws problems `staff.address-known`, `password.needed`, `password.wrong-current`, `session.locked`.
 */
export async function inviteStaff(ctx: Ctx, input: InviteInput): Promise<BodyOf<typeof contract>> {
  const { email, firstName, lastName, role } = input
  await demandRecentPassword(ctx, input)
  return withTx(ctx, async (tx) => {
    if (await isIdentifierTaken(tx, email))
      throw problem('staff.address-known', { errors: [{ pointer: '/email', code: 'email.taken' }] })
    const inviter = await findPerson(tx, actingPersonId(tx))
    const invitedBy = inviter ? `${inviter.firstName} ${inviter.lastName}` : null
    const named = { email, firstName, lastName, role }
    const { link, expiresAt, dedupeKey } = await makeStaffInvitation(tx, named)
    await audit(tx, { action: 'staff.invited', subjectKind: 'staff', subjectId: null, after: named })
    const { name } = await getOrganisationProfile(tx)
    await queueMessage(tx, {
      ...{ template: 'staff-invitation', to: email, personId: null, locale: tx.locale },
      data: { firstName, role, invitedBy, organisation: name },
      ...{ secret: { link }, dedupeKey },
    })
    await tellTeam(tx, { what: 'invited', who: `${firstName} ${lastName}`, role, concernedId: null })
    return { ...named, expiresAt: expiresAt.toISOString(), invitedBy }
  })
}

/** An invitation that was not used ends. @throws a problem `resource.not-found`. */
export const withdrawStaffInvitation = (ctx: Ctx, email: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    if ((await endStaffLinks(tx, email)) === 0) throw problem('resource.not-found')
    await audit(tx, {
      action: 'staff.invitation-withdrawn',
      subjectKind: 'staff',
      subjectId: null,
      after: { email },
    })
  })
