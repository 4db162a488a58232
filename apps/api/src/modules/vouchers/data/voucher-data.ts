import { payments, persons, referrals, voucherMovements, vouchers, voucherUses } from '@guichet/db/schema'
import { addDays, type LocalDate, startOfDay } from '@guichet/domain/local-date'
import {
  VOUCHER_WARNING_DAYS,
  type VoucherLedger,
  type VoucherMovement,
  type VoucherOrigin,
} from '@guichet/domain/vouchers'
import { and, asc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

type Stored = typeof vouchers.$inferSelect
export interface VoucherRow extends Omit<Stored, keyof VoucherLedger | 'origin'>, VoucherLedger {
  readonly origin: VoucherOrigin
}
const typed = (row: Stored): VoucherRow => row as VoucherRow

/** The voucher, locked for this transaction. */
export async function lockVoucher({ db }: Ctx, id: string): Promise<VoucherRow | null> {
  const [row] = await db.select().from(vouchers).where(eq(vouchers.id, id)).for('update')
  return row ? typed(row) : null
}

/** The vouchers of a referral, locked, always in the same order. */
export async function lockReferralVouchers({ db }: Ctx, referralId: string): Promise<VoucherRow[]> {
  const rows = await db
    .select()
    .from(vouchers)
    .where(eq(vouchers.referralId, referralId))
    .orderBy(asc(vouchers.id))
    .for('update')
  return rows.map(typed)
}

export async function insertVoucher({ db }: Ctx, row: typeof vouchers.$inferInsert): Promise<void> {
  await db.insert(vouchers).values(row)
}

/** Writes what a locked voucher holds now. */
export async function saveLedger({ db, clock }: Ctx, id: string, ledger: VoucherLedger): Promise<void> {
  const { state, balanceCents, reservedCents, usedCents, expiresOn } = ledger
  await db
    .update(vouchers)
    .set({ state, balanceCents, reservedCents, usedCents, expiresOn, updatedAt: clock.now() })
    .where(eq(vouchers.id, id))
}

interface About {
  readonly paymentId: string | null
  readonly actorId: string | null
  readonly reason: string | null
}

/** Writes the next lines of the ledger of a locked voucher. */
export async function appendMovements(
  { db, clock, ids }: Ctx,
  voucherId: string,
  movements: readonly VoucherMovement[],
  about: About,
): Promise<void> {
  const [last] = await db
    .select({ rank: sql<number>`coalesce(max(${voucherMovements.rank}), 0)` })
    .from(voucherMovements)
    .where(eq(voucherMovements.voucherId, voucherId))
  const from = Number(last?.rank ?? 0) + 1
  const createdAt = clock.now()
  await db.insert(voucherMovements).values(
    movements.map((line, index) => ({
      ...{ id: ids.uuid(), voucherId, rank: from + index, ...line, ...about },
      createdAt,
    })),
  )
}

export async function insertUse(
  { db, clock, ids }: Ctx,
  use: { readonly voucherId: string; readonly paymentId: string; readonly amountCents: number },
): Promise<void> {
  const now = clock.now()
  await db
    .insert(voucherUses)
    .values({ id: ids.uuid(), ...use, state: 'reserved', createdAt: now, updatedAt: now })
}

/** What a voucher takes off a payment, whatever became of it. */
export async function findUse({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({
      voucherId: voucherUses.voucherId,
      amountCents: voucherUses.amountCents,
      state: voucherUses.state,
      number: vouchers.number,
    })
    .from(voucherUses)
    .innerJoin(vouchers, eq(vouchers.id, voucherUses.voucherId))
    .where(eq(voucherUses.paymentId, paymentId))
  return row ?? null
}

/** Moves the use of a payment on; false when it is not in that state (any more). */
export async function moveUse(
  { db, clock }: Ctx,
  paymentId: string,
  from: 'reserved' | 'used',
  to: 'used' | 'released' | 'returned',
): Promise<boolean> {
  const rows = await db
    .update(voucherUses)
    .set({ state: to, updatedAt: clock.now() })
    .where(and(eq(voucherUses.paymentId, paymentId), eq(voucherUses.state, from)))
    .returning({ id: voucherUses.id })
  return rows.length === 1
}

/** Notes how much of an undone payment’s voucher has come back in all. @returns by how much that is more than before. */
export async function raiseReturned({ db, clock }: Ctx, paymentId: string, cents: number): Promise<number> {
  const of = and(eq(voucherUses.paymentId, paymentId), eq(voucherUses.state, 'returned'))
  const [before] = await db
    .select({ cents: voucherUses.returnedCents })
    .from(voucherUses)
    .where(of)
    .for('update')
  if (!before || before.cents >= cents) return 0
  await db.update(voucherUses).set({ returnedCents: cents, updatedAt: clock.now() }).where(of)
  return cents - before.cents
}

/** Vouchers whose last day is over, the oldest first. */
export async function listOverdue({ db, clock }: Ctx, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(and(eq(vouchers.state, 'issued'), lt(vouchers.expiresOn, clock.today())))
    .orderBy(asc(vouchers.expiresOn), asc(vouchers.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Vouchers whose last day comes within these days, of which their holder was not told. */
const isEnding = ({ clock }: Ctx) =>
  and(
    eq(vouchers.state, 'issued'),
    gte(vouchers.expiresOn, clock.today()),
    lte(vouchers.expiresOn, addDays(clock.today(), VOUCHER_WARNING_DAYS)),
    // A voucher given for so short a time was told of when it was given.
    sql`${vouchers.createdAt} < ${startOfDay(addDays(clock.today(), -VOUCHER_WARNING_DAYS)).toISOString()}::timestamptz`,
    sql`${vouchers.warnedOf} is distinct from ${vouchers.expiresOn}`,
  )

export async function listEnding(ctx: Ctx, limit: number): Promise<readonly string[]> {
  const rows = await ctx.db
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(isEnding(ctx))
    .orderBy(asc(vouchers.expiresOn), asc(vouchers.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Notes that its holder is told; null when that was done, or is not to be, any more. */
export async function markWarned(ctx: Ctx, id: string) {
  const [row] = await ctx.db
    .update(vouchers)
    .set({ warnedOf: sql`${vouchers.expiresOn}` })
    .where(and(eq(vouchers.id, id), isEnding(ctx)))
    .returning({
      personId: vouchers.personId,
      number: vouchers.number,
      balanceCents: vouchers.balanceCents,
      expiresOn: vouchers.expiresOn,
    })
  return row ?? null
}

const newcomer = alias(persons, 'newcomer')
const referrer = alias(persons, 'referrer')
const columns = {
  id: vouchers.id,
  number: vouchers.number,
  personId: vouchers.personId,
  origin: sql<VoucherOrigin>`${vouchers.origin}`,
  state: sql<VoucherLedger['state']>`${vouchers.state}`,
  valueCents: vouchers.valueCents,
  balanceCents: vouchers.balanceCents,
  reservedCents: vouchers.reservedCents,
  usedCents: vouchers.usedCents,
  expiresOn: sql<LocalDate>`${vouchers.expiresOn}::text`,
  createdAt: vouchers.createdAt,
  referralId: vouchers.referralId,
  newcomerName: newcomer.firstName,
  referrerName: referrer.firstName,
}
const base = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(vouchers)
    .leftJoin(referrals, eq(referrals.id, vouchers.referralId))
    .leftJoin(newcomer, eq(newcomer.id, referrals.newcomerId))
    .leftJoin(referrer, eq(referrer.id, referrals.referrerId))
export type VoucherLineRow = Awaited<ReturnType<typeof base>>[number]

/** A voucher of this person. */
export async function findOwnVoucher(ctx: Ctx, personId: string, id: string): Promise<VoucherLineRow | null> {
  const [row] = await base(ctx).where(and(eq(vouchers.id, id), eq(vouchers.personId, personId)))
  return row ?? null
}

const isUsable = (today: LocalDate): SQL | undefined =>
  and(eq(vouchers.state, 'issued'), gte(vouchers.expiresOn, today))

/** Vouchers of a person, the latest first; those alone that can be used today, if wanted. */
export async function readVoucherPage(
  ctx: Ctx,
  personId: string,
  usable: boolean,
  cursor: Cursor | null,
  limit: number,
) {
  const wanted = and(eq(vouchers.personId, personId), usable ? isUsable(ctx.clock.today()) : undefined)
  const by = { by: [vouchers.createdAt], id: vouchers.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await base(ctx)
    .where(and(wanted, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: vouchers.id }).from(vouchers).where(wanted)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

const actor = alias(persons, 'actor')
const MOST_MOVEMENTS = 200

/** The ledger of some vouchers, the latest line first. */
export async function readMovements({ db }: Ctx, voucherIds: readonly string[]) {
  if (voucherIds.length === 0) return []
  return db
    .select({
      id: voucherMovements.id,
      kind: sql<VoucherMovement['kind']>`${voucherMovements.kind}`,
      amountCents: voucherMovements.amountCents,
      balanceCents: voucherMovements.balanceCents,
      reason: voucherMovements.reason,
      createdAt: voucherMovements.createdAt,
      labelFr: payments.labelFr,
      labelEn: payments.labelEn,
      actorFirstName: actor.firstName,
      actorLastName: actor.lastName,
    })
    .from(voucherMovements)
    .leftJoin(payments, eq(payments.id, voucherMovements.paymentId))
    .leftJoin(actor, eq(actor.id, voucherMovements.actorId))
    .where(inArray(voucherMovements.voucherId, [...voucherIds]))
    .orderBy(sql`${voucherMovements.rank} desc`)
    .limit(MOST_MOVEMENTS)
}
export type MovementRow = Awaited<ReturnType<typeof readMovements>>[number]
