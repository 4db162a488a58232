import { members, persons, referrals, vouchers } from '@guichet/db/schema'
import type { ReferralHint, ReferralState } from '@guichet/domain/referrals'
import type { VoucherState } from '@guichet/domain/vouchers'
import { and, eq, exists, gte, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { personFilters } from '../../backoffice/index.ts'
import type { VoucherLineRow } from '../../vouchers/index.ts'

const newcomer = alias(persons, 'newcomer')
const newcomerFile = alias(members, 'newcomer_file')
const referrer = alias(persons, 'referrer')
const referrerFile = alias(members, 'referrer_file')

const referralColumns = {
  id: referrals.id,
  state: sql<ReferralState>`${referrals.state}`,
  hints: sql<ReferralHint[]>`${referrals.hints}`,
  createdAt: referrals.createdAt,
  referrerId: referrals.referrerId,
  referrerFirst: referrer.firstName,
  referrerLast: referrer.lastName,
  referrerNumber: referrerFile.number,
  newcomerId: referrals.newcomerId,
  newcomerFirst: newcomer.firstName,
  newcomerLast: newcomer.lastName,
  newcomerNumber: newcomerFile.number,
}
const baseReferrals = ({ db }: Ctx) =>
  db
    .select(referralColumns)
    .from(referrals)
    .innerJoin(referrer, eq(referrer.id, referrals.referrerId))
    .innerJoin(newcomer, eq(newcomer.id, referrals.newcomerId))
    .leftJoin(referrerFile, eq(referrerFile.personId, referrals.referrerId))
    .leftJoin(newcomerFile, eq(newcomerFile.personId, referrals.newcomerId))
export type StaffReferralRow = Awaited<ReturnType<typeof baseReferrals>>[number]

export async function findReferral(ctx: Ctx, id: string): Promise<StaffReferralRow | null> {
  const [row] = await baseReferrals(ctx).where(eq(referrals.id, id))
  return row ?? null
}

/** One of the two is found. */
const isAbout = ({ db }: Ctx, search: string): SQL =>
  exists(
    db
      .select({ id: persons.id })
      .from(persons)
      .where(
        and(
          or(eq(persons.id, referrals.referrerId), eq(persons.id, referrals.newcomerId)),
          ...personFilters(search),
        ),
      ),
  )

interface ReferralFilter {
  readonly search: string | null
  readonly hintsOnly: boolean
}

/** One page of everybody’s referrals, the latest first. */
export async function readReferralPage(
  ctx: Ctx,
  { search, hintsOnly }: ReferralFilter,
  cursor: Cursor | null,
  limit: number,
) {
  const wanted = and(
    search === null ? undefined : isAbout(ctx, search),
    hintsOnly ? sql`cardinality(${referrals.hints}) > 0` : undefined,
  )
  const by = { by: [referrals.createdAt], id: referrals.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await baseReferrals(ctx)
    .where(and(wanted, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: referrals.id }).from(referrals).where(wanted)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

const voucherColumns = {
  id: vouchers.id,
  number: vouchers.number,
  personId: vouchers.personId,
  origin: sql<VoucherLineRow['origin']>`${vouchers.origin}`,
  state: sql<VoucherState>`${vouchers.state}`,
  valueCents: vouchers.valueCents,
  balanceCents: vouchers.balanceCents,
  reservedCents: vouchers.reservedCents,
  usedCents: vouchers.usedCents,
  expiresOn: sql<VoucherLineRow['expiresOn']>`${vouchers.expiresOn}::text`,
  createdAt: vouchers.createdAt,
  referralId: vouchers.referralId,
  newcomerName: newcomer.firstName,
  referrerName: referrer.firstName,
  firstName: persons.firstName,
  lastName: persons.lastName,
  memberNumber: members.number,
}
const baseVouchers = ({ db }: Ctx) =>
  db
    .select(voucherColumns)
    .from(vouchers)
    .innerJoin(persons, eq(persons.id, vouchers.personId))
    .leftJoin(members, eq(members.personId, vouchers.personId))
    .leftJoin(referrals, eq(referrals.id, vouchers.referralId))
    .leftJoin(newcomer, eq(newcomer.id, referrals.newcomerId))
    .leftJoin(referrer, eq(referrer.id, referrals.referrerId))
export type StaffVoucherRow = Awaited<ReturnType<typeof baseVouchers>>[number]

/** Whosever voucher it is. */
export async function findVoucher(ctx: Ctx, id: string): Promise<StaffVoucherRow | null> {
  const [row] = await baseVouchers(ctx).where(eq(vouchers.id, id))
  return row ?? null
}

/** As the state is shown: what is past its last day is expired. */
const inState = (state: VoucherState, today: string): SQL | undefined => {
  if (state === 'issued') return and(eq(vouchers.state, 'issued'), gte(vouchers.expiresOn, today))
  const isOverdue = and(eq(vouchers.state, 'issued'), lt(vouchers.expiresOn, today))
  return state === 'expired' ? or(eq(vouchers.state, 'expired'), isOverdue) : eq(vouchers.state, state)
}

interface VoucherFilter {
  readonly search: string | null
  readonly state: VoucherState | null
}

/** One page of everybody’s vouchers, the latest first. */
export async function readStaffVoucherPage(
  ctx: Ctx,
  { search, state }: VoucherFilter,
  cursor: Cursor | null,
  limit: number,
) {
  const number = search !== null && /^\d{1,9}$/u.test(search) ? Number(search) : null
  const wanted = and(
    state === null ? undefined : inState(state, ctx.clock.today()),
    search === null
      ? undefined
      : or(number === null ? undefined : eq(vouchers.number, number), and(...personFilters(search))),
  )
  const by = { by: [vouchers.createdAt], id: vouchers.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await baseVouchers(ctx)
    .where(and(wanted, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: vouchers.id })
    .from(vouchers)
    .innerJoin(persons, eq(persons.id, vouchers.personId))
    .where(wanted)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

/** Whether somebody is a member, and so may be given a voucher. */
export async function isMember({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ personId: members.personId })
    .from(members)
    .where(eq(members.personId, personId))
  return rows.length === 1
}
