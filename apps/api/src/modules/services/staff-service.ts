import type { staffService } from '@guichet/contract/staff-services.contract'
import type { LocalDate } from '@guichet/domain/local-date'
import { serviceAmounts, servicePriceOn } from '@guichet/domain/services'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { listTypeNames } from '../memberships/index.ts'
import { findStaffService, readStaffServices, type StaffServiceRow } from './data/service-data.ts'

export type StaffServiceView = z.input<typeof staffService>

function toView(row: StaffServiceRow, today: LocalDate): StaffServiceView {
  const current = servicePriceOn(row.prices, today)
  return {
    ...row,
    prices: row.prices.map(({ id, startsOn, netCents, vatRateBps }) => ({
      ...{ id, startsOn, netCents, vatRateBps },
      grossCents: serviceAmounts({ netCents, vatRateBps }).grossCents,
      state: startsOn > today ? 'coming' : id === current?.id ? 'current' : 'past',
    })),
  }
}

/** The whole catalogue, and the types of membership that services may be kept for (M17). */
export async function listStaffServices(ctx: Ctx) {
  const today = ctx.clock.today()
  const rows = await readStaffServices(ctx)
  return { items: rows.map((row) => toView(row, today)), types: await listTypeNames(ctx) }
}

/** One service as it is edited. @throws a problem `resource.not-found`. */
export async function getStaffService(ctx: Ctx, id: string): Promise<StaffServiceView> {
  const row = await findStaffService(ctx, id)
  if (!row) throw problem('resource.not-found')
  return toView(row, ctx.clock.today())
}
