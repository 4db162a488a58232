import { joiningSecrets, joinings, membershipTypes } from '@guichet/db/schema'
import type { JoiningEvent, JoiningState } from '@guichet/domain/joining'
import { joiningStatesBefore } from '@guichet/domain/joining'
import { and, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  id: joinings.id,
  email: joinings.email,
  state: joinings.state,
  companyHolder: joinings.companyHolder,
  locale: joinings.locale,
  contentCipher: joinings.contentCipher,
  typeId: joinings.typeId,
  personId: joinings.personId,
  signedIn: joinings.signedIn,
  paymentId: joinings.paymentId,
  amountCents: joinings.amountCents,
  membershipId: joinings.membershipId,
  links: joinings.links,
  expiresAt: joinings.expiresAt,
  typeLabelFr: membershipTypes.labelFr,
  typeLabelEn: membershipTypes.labelEn,
  kind: membershipTypes.kind,
  freeMonths: membershipTypes.freeMonths,
}

const base = ({ db }: Ctx) =>
  db.select(columns).from(joinings).leftJoin(membershipTypes, eq(membershipTypes.id, joinings.typeId))

type Row = Awaited<ReturnType<typeof base>>[number]
export type JoiningRow = Omit<Row, 'state' | 'locale'> & {
  readonly state: JoiningState
  readonly locale: 'fr' | 'en'
}
const toRow = (row: Row): JoiningRow => ({
  ...row,
  state: row.state as JoiningState,
  locale: row.locale === 'en' ? 'en' : 'fr',
})

export async function insertJoining({ db }: Ctx, row: typeof joinings.$inferInsert): Promise<void> {
  await db.insert(joinings).values(row)
}

export async function insertSecret(
  { db, clock }: Ctx,
  row: Omit<typeof joiningSecrets.$inferInsert, 'createdAt'>,
): Promise<void> {
  await db.insert(joiningSecrets).values({ ...row, createdAt: clock.now() })
}

/** The links sent so far open nothing any more; one that is in use goes on as the secret of a draft. */
export async function voidProofs({ db }: Ctx, joiningId: string, inUse: Buffer): Promise<void> {
  const proofs = and(eq(joiningSecrets.joiningId, joiningId), eq(joiningSecrets.provesEmail, true))
  await db.delete(joiningSecrets).where(and(proofs, ne(joiningSecrets.tokenHash, inUse)))
  await db.update(joiningSecrets).set({ provesEmail: false }).where(proofs)
}

/** What a secret opens. */
export async function findSecret({ db }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select({ joiningId: joiningSecrets.joiningId, provesEmail: joiningSecrets.provesEmail })
    .from(joiningSecrets)
    .where(eq(joiningSecrets.tokenHash, tokenHash))
  return row ?? null
}

export async function findJoining(ctx: Ctx, id: string): Promise<JoiningRow | null> {
  const [row] = await base(ctx).where(eq(joinings.id, id))
  return row ? toRow(row) : null
}

/** The joining, locked for this transaction. */
export async function lockJoining(ctx: Ctx, id: string): Promise<JoiningRow | null> {
  await ctx.db.select({ id: joinings.id }).from(joinings).where(eq(joinings.id, id)).for('update')
  return findJoining(ctx, id)
}

export async function findJoiningByPayment(ctx: Ctx, paymentId: string): Promise<JoiningRow | null> {
  const [row] = await base(ctx).where(eq(joinings.paymentId, paymentId))
  return row ? toRow(row) : null
}

/** The joining with this address that waits for its payment. */
export async function findOpenJoining(ctx: Ctx, email: string): Promise<JoiningRow | null> {
  const [row] = await base(ctx).where(
    and(eq(joinings.email, email), inArray(joinings.state, ['awaiting-payment', 'processing'])),
  )
  return row ? toRow(row) : null
}

/** Others who send or pay a joining with this address wait until this transaction ends. */
export async function holdAddress({ db }: Ctx, email: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.joining'), hashtext(${email}))`)
}

/** Other joinings sent with an address since an instant. */
export async function countOthers({ db }: Ctx, email: string, id: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(joinings)
    .where(
      and(
        eq(joinings.email, email),
        ne(joinings.id, id),
        isNotNull(joinings.submittedAt),
        gt(joinings.submittedAt, since),
      ),
    )
  return row?.count ?? 0
}

/** Changes a joining by an event that can be in its state; false when it cannot any more. */
export async function moveJoining(
  { db, clock }: Ctx,
  id: string,
  event: JoiningEvent,
  state: JoiningState,
  values: Partial<typeof joinings.$inferInsert> = {},
): Promise<boolean> {
  const rows = await db
    .update(joinings)
    .set({ ...values, state, updatedAt: clock.now() })
    .where(and(eq(joinings.id, id), inArray(joinings.state, [...joiningStatesBefore(event)])))
    .returning({ id: joinings.id })
  return rows.length === 1
}

/** One more link was sent for it. */
export async function countLink({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .update(joinings)
    .set({ links: sql`${joinings.links} + 1`, updatedAt: clock.now() })
    .where(eq(joinings.id, id))
}
