import type { Out } from '@guichet/contract/route'
import type { createVoucher, staffVoucher } from '@guichet/contract/staff-vouchers.contract'
import { addYears, localDateAt } from '@guichet/domain/local-date'
import { VOUCHER_MOST_YEARS, type VoucherState } from '@guichet/domain/vouchers'
import type { z } from 'zod'
import { type Ctx, withTx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import {
  cancelVoucher,
  issueVoucher,
  readMovements,
  toMovementView,
  toVoucherView,
} from '../vouchers/index.ts'
import {
  findReferral,
  findVoucher,
  isMember,
  readReferralPage,
  readStaffVoucherPage,
  type StaffReferralRow,
  type StaffVoucherRow,
} from './data/staff-data.ts'

type StaffVoucher = z.input<typeof staffVoucher>
interface Page {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
}

const toLine = (ctx: Ctx, row: StaffVoucherRow) => ({
  ...toVoucherView(ctx, row),
  personId: row.personId,
  holderName: `${row.firstName} ${row.lastName}`,
  memberNumber: row.memberNumber,
})

const toReferral = (row: StaffReferralRow): NonNullable<StaffVoucher['referral']> => ({
  id: row.id,
  referrer: {
    personId: row.referrerId,
    name: `${row.referrerFirst} ${row.referrerLast}`,
    memberNumber: row.referrerNumber,
  },
  newcomer: {
    personId: row.newcomerId,
    name: `${row.newcomerFirst} ${row.newcomerLast}`,
    memberNumber: row.newcomerNumber,
  },
  joinedOn: localDateAt(row.createdAt),
  state: row.state,
  hints: row.hints,
})

/** Vouchers of all members, the latest first (M12, M17). */
export async function listStaffVouchers(
  ctx: Ctx,
  { state, ...query }: Page & { readonly state?: VoucherState | undefined },
) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filter = { search: query.q?.trim() || null, state: state ?? null }
  const { rows, total } = await readStaffVoucherPage(ctx, filter, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toLine(ctx, row),
  })
}

/** One voucher with its movements, and where it comes from. @throws a problem `resource.not-found`. */
export async function getStaffVoucher(ctx: Ctx, id: string): Promise<StaffVoucher> {
  const row = await findVoucher(ctx, id)
  if (!row) throw problem('resource.not-found')
  const referral = row.referralId === null ? null : await findReferral(ctx, row.referralId)
  const movements = await readMovements(ctx, [id])
  return {
    ...toLine(ctx, row),
    referral: referral && toReferral(referral),
    movements: movements.map((line) => ({
      ...toMovementView(ctx, line),
      by: line.actorFirstName === null ? null : `${line.actorFirstName} ${line.actorLastName}`,
    })),
  }
}

/**
 * Gives a member a voucher by hand.
 * @throws problems `resource.not-found`, `request.invalid`.
 */
export async function giveVoucher(
  ctx: Ctx,
  input: Out<(typeof createVoucher)['body']>,
): Promise<StaffVoucher> {
  const today = ctx.clock.today()
  if (input.expiresOn < today) throw fieldProblem('/expiresOn', 'date.past')
  if (input.expiresOn > addYears(today, VOUCHER_MOST_YEARS)) throw fieldProblem('/expiresOn', 'date.too-late')
  const id = await withTx(ctx, async (tx) => {
    if (!(await isMember(tx, input.personId))) throw problem('resource.not-found')
    return issueVoucher(tx, { ...input, origin: 'staff', referralId: null })
  })
  return getStaffVoucher(ctx, id)
}

/** Withdraws what is left of a voucher. @throws problems `resource.not-found`, `voucher.wrong-state`. */
export async function cancelStaffVoucher(ctx: Ctx, id: string, reason: string): Promise<StaffVoucher> {
  await cancelVoucher(ctx, id, reason)
  return getStaffVoucher(ctx, id)
}

/** Who brought whom, the latest first, with what is worth a look. */
export async function listStaffReferrals(
  ctx: Ctx,
  { only, ...query }: Page & { readonly only?: 'hints' | undefined },
) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filter = { search: query.q?.trim() || null, hintsOnly: only === 'hints' }
  const { rows, total } = await readReferralPage(ctx, filter, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toReferral,
  })
}
