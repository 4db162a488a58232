import type { staffMembershipType } from '@guichet/contract/membership-types.contract'
import type { LocalDate } from '@guichet/domain/local-date'
import { priceOn } from '@guichet/domain/membership-terms'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  countActive,
  findType,
  type PriceRow,
  readPrices,
  readTypes,
  type TypeRow,
} from './data/type-data.ts'

export type StaffTypeView = z.input<typeof staffMembershipType>

const refOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

/** A type with its prices, each with where it lies from today. */
function toStaffType(
  { partnerId, partnerName, offered, amountCents, ...row }: TypeRow,
  prices: readonly PriceRow[],
  today: LocalDate,
  activeCount: number,
): StaffTypeView {
  const stateOf = (price: PriceRow) => {
    if (price.startsOn > today) return 'coming' as const
    return prices.some(
      (one) => one.partnerId === price.partnerId && one.startsOn > price.startsOn && one.startsOn <= today,
    )
      ? ('past' as const)
      : ('current' as const)
  }
  return {
    ...row,
    partner: refOf(partnerId, partnerName),
    withdrawn: !offered,
    amountCents: priceOn(prices, today, null)?.amountCents ?? amountCents,
    firstAmountCents: amountCents,
    prices: prices.map((price) => ({
      id: price.id,
      partner: refOf(price.partnerId, price.partnerName),
      amountCents: price.amountCents,
      startsOn: price.startsOn,
      state: stateOf(price),
    })),
    activeCount,
  }
}

/** All membership types, withdrawn ones included. */
export async function listMembershipTypes(ctx: Ctx): Promise<StaffTypeView[]> {
  const today = ctx.clock.today()
  const types = await readTypes(ctx)
  const prices = Map.groupBy(await readPrices(ctx), ({ typeId }) => typeId)
  const active = await countActive(ctx, today)
  return types.map((type) => toStaffType(type, prices.get(type.id) ?? [], today, active.get(type.id) ?? 0))
}

/** One membership type. @throws a problem `resource.not-found`. */
export async function getMembershipType(ctx: Ctx, typeId: string): Promise<StaffTypeView> {
  const today = ctx.clock.today()
  const type = await findType(ctx, typeId)
  if (!type) throw problem('resource.not-found')
  const active = await countActive(ctx, today, typeId)
  return toStaffType(type, await readPrices(ctx, typeId), today, active.get(typeId) ?? 0)
}
