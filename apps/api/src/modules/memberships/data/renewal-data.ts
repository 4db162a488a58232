import { automaticRenewals, membershipTypes, payments, renewals } from '@guichet/db/schema'
import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const OPEN = ['awaiting-payment', 'processing']

const base = ({ db }: Ctx) =>
  db
    .select({
      id: renewals.id,
      personId: renewals.personId,
      membershipId: renewals.membershipId,
      typeId: renewals.typeId,
      typeLabelFr: membershipTypes.labelFr,
      typeLabelEn: membershipTypes.labelEn,
      kind: membershipTypes.kind,
      freeMonths: membershipTypes.freeMonths,
      paymentId: renewals.paymentId,
      amountCents: renewals.amountCents,
      automatic: renewals.automatic,
      state: renewals.state,
      newMembershipId: renewals.newMembershipId,
      createdAt: renewals.createdAt,
      method: payments.method,
      unattended: payments.unattended,
      reference: payments.reference,
      checkoutId: payments.checkoutId,
      checkoutUrl: payments.checkoutUrl,
    })
    .from(renewals)
    .innerJoin(payments, eq(payments.id, renewals.paymentId))
    .innerJoin(membershipTypes, eq(membershipTypes.id, renewals.typeId))

export type RenewalRow = NonNullable<Awaited<ReturnType<typeof findRenewal>>>

/** One renewal of this person. */
export async function findRenewal(ctx: Ctx, personId: string, membershipId: string, id: string) {
  const [row] = await base(ctx).where(
    and(eq(renewals.id, id), eq(renewals.personId, personId), eq(renewals.membershipId, membershipId)),
  )
  return row ?? null
}

/** The renewal of this person that waits for its payment. */
export async function findOpenRenewal(ctx: Ctx, personId: string): Promise<RenewalRow | null> {
  const [row] = await base(ctx).where(and(eq(renewals.personId, personId), inArray(renewals.state, OPEN)))
  return row ?? null
}

export async function findRenewalByPayment({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({
      id: renewals.id,
      personId: renewals.personId,
      membershipId: renewals.membershipId,
      typeId: renewals.typeId,
      amountCents: renewals.amountCents,
      automatic: renewals.automatic,
      state: renewals.state,
      kind: membershipTypes.kind,
      freeMonths: membershipTypes.freeMonths,
    })
    .from(renewals)
    .innerJoin(membershipTypes, eq(membershipTypes.id, renewals.typeId))
    .where(eq(renewals.paymentId, paymentId))
  return row ?? null
}

/** Writes a renewal; false when another of this person waits already. */
export async function insertRenewal({ db }: Ctx, row: typeof renewals.$inferInsert): Promise<boolean> {
  const rows = await db.insert(renewals).values(row).onConflictDoNothing().returning({ id: renewals.id })
  return rows.length === 1
}

/** Changes the state of a renewal that is still open; false when it is not any more. */
export async function moveOpenRenewal(
  { db, clock }: Ctx,
  id: string,
  state: string,
  newMembershipId?: string,
): Promise<boolean> {
  const rows = await db
    .update(renewals)
    .set({ state, updatedAt: clock.now(), ...(newMembershipId === undefined ? {} : { newMembershipId }) })
    .where(and(eq(renewals.id, id), inArray(renewals.state, OPEN)))
    .returning({ id: renewals.id })
  return rows.length === 1
}

/** Whether the membership of this person is renewed by a debit. */
export async function isRenewedAutomatically({ db }: Ctx, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: automaticRenewals.id })
    .from(automaticRenewals)
    .where(and(eq(automaticRenewals.personId, personId), eq(automaticRenewals.state, 'on')))
  return row !== undefined
}
