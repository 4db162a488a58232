import type { BodyOf } from '@guichet/contract/route'
import type { listTeam as contract } from '@guichet/contract/team.contract'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readStaffInvitations } from '../identity/index.ts'
import { readTeam, type TeamRow } from './data/team-data.ts'

type Team = BodyOf<typeof contract>
export type Colleague = Team['items'][number]

export const toColleague = (row: TeamRow, selfId: string): Colleague => ({
  ...{ id: row.id, firstName: row.firstName, lastName: row.lastName, email: row.email },
  ...{ role: row.role, suspended: row.suspended, hasFactor: row.hasFactor, self: row.id === selfId },
  lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
})

/** As many as a page shows; a portal has a handful. */
const MOST = 500

/** Who works in the back-office, and who is invited. */
export async function listTeam(ctx: Ctx): Promise<Team> {
  const selfId = actingPersonId(ctx)
  const items = (await readTeam(ctx)).slice(0, MOST).map((row) => toColleague(row, selfId))
  const invitations = await readStaffInvitations(ctx)
  return {
    items,
    invitations: invitations.map(({ expiresAt, ...row }) => ({ ...row, expiresAt: expiresAt.toISOString() })),
  }
}
