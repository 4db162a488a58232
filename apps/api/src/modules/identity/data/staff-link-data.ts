import { oneTimeLinks, persons } from '@guichet/db/schema'
import { isStaffRole } from '@guichet/domain/rights'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const isOpen = (now: Date) =>
  and(
    eq(oneTimeLinks.purpose, 'staff-invitation'),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
  )

/** Invitations into the staff that can still be used. */
export async function readStaffInvitations({ db, clock }: Ctx) {
  const rows = await db
    .select({
      email: oneTimeLinks.recipient,
      firstName: oneTimeLinks.firstName,
      lastName: oneTimeLinks.lastName,
      role: oneTimeLinks.staffRole,
      expiresAt: oneTimeLinks.expiresAt,
      invitedBy: sql<string | null>`${persons.firstName} || ' ' || ${persons.lastName}`,
    })
    .from(oneTimeLinks)
    .leftJoin(persons, eq(persons.id, oneTimeLinks.sentById))
    .where(isOpen(clock.now()))
    .orderBy(asc(oneTimeLinks.recipient))
    .limit(200)
  return rows.flatMap(({ role, email, firstName, lastName, ...row }) =>
    isStaffRole(role) && email !== null
      ? [{ ...row, role, email, firstName: firstName ?? '', lastName: lastName ?? '' }]
      : [],
  )
}

/** Invitations of an address end now; how many there were. */
export async function endStaffLinks({ db, clock }: Ctx, email: string): Promise<number> {
  const now = clock.now()
  const rows = await db
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(and(isOpen(now), eq(oneTimeLinks.recipient, email)))
    .returning({ purpose: oneTimeLinks.purpose })
  return rows.length
}
