import type { ProblemCode } from '@guichet/contract/problems'
import {
  afterChange,
  isActiveAdmin,
  refuseChange,
  type StaffChange,
  type StaffRefusal,
} from '@guichet/domain/staff-changes'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandRecentPassword, endStaffAccess } from '../identity/index.ts'
import { dropIdentifiers, holdTeam, savePlace } from './data/team-data.ts'
import { type Colleague, toColleague } from './list-team.ts'
import { tellTeam } from './tell-team.ts'

const CODES: Readonly<Record<StaffRefusal, ProblemCode>> = {
  oneself: 'staff.oneself',
  'nothing-to-do': 'staff.unchanged',
}
const DONE = {
  role: 'role-changed',
  suspend: 'suspended',
  reinstate: 'reinstated',
  remove: 'removed',
} as const

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * Changes somebody’s place among the staff, one change at a time in the whole portal. Who loses rights loses the sessions at
 * once; the administrators and whom it concerns are told.
 * @throws problems `resource.not-found`, `staff.oneself`, `staff.unchanged`.
 */
const changeStaff = (ctx: Ctx, id: string, change: StaffChange): Promise<Colleague | null> =>
  withTx(ctx, async (tx) => {
    const actorId = actingPersonId(tx)
    const team = await holdTeam(tx)
    // Whoever was an administrator when the request came in may be none by now.
    if (!team.some((each) => each.id === actorId && isActiveAdmin(each))) throw problem('session.forbidden')
    const place = team.find((each) => each.id === id)
    if (!place) throw problem('resource.not-found')
    const refusal = refuseChange(actorId, place, change)
    if (refusal) throw problem(CODES[refusal])
    const after = afterChange(place, change)
    await savePlace(tx, id, after)
    const isLess = change.kind === 'suspend' || change.kind === 'remove'
    if (isLess) await endStaffAccess(tx, id, `staff ${DONE[change.kind]}`)
    if (change.kind === 'remove') await dropIdentifiers(tx, id)
    await audit(tx, {
      action: `staff.${DONE[change.kind]}`,
      subjectKind: 'person',
      subjectId: id,
      before: { role: place.role, suspended: place.suspended },
      after: after ? { role: after.role, suspended: after.suspended } : { role: null },
    })
    await tellTeam(tx, {
      what: DONE[change.kind],
      who: `${place.firstName} ${place.lastName}`,
      role: after?.role ?? place.role,
      concernedId: id,
    })
    return after ? toColleague({ ...place, ...after }, actorId) : null
  })

const changed = async (ctx: Ctx, id: string, change: StaffChange): Promise<Colleague> => {
  const colleague = await changeStaff(ctx, id, change)
  if (!colleague) throw problem('resource.not-found')
  return colleague
}

export async function changeStaffRole(
  ctx: Ctx,
  id: string,
  { role, ...proof }: Proof & { readonly role: Colleague['role'] },
): Promise<Colleague> {
  await demandRecentPassword(ctx, proof)
  return changed(ctx, id, { kind: 'role', to: role })
}

export const suspendStaff = (ctx: Ctx, id: string): Promise<Colleague> =>
  changed(ctx, id, { kind: 'suspend' })

export async function reinstateStaff(ctx: Ctx, id: string, proof: Proof): Promise<Colleague> {
  await demandRecentPassword(ctx, proof)
  return changed(ctx, id, { kind: 'reinstate' })
}

export const removeStaff = async (ctx: Ctx, id: string): Promise<void> =>
  void (await changeStaff(ctx, id, { kind: 'remove' }))
