import type { staffPartner } from '@guichet/contract/membership-types.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPartner, readAllPartners } from './data/partner-data.ts'

export type StaffPartnerView = z.input<typeof staffPartner>

/** All partners, withdrawn ones included. */
export const listStaffPartners = (ctx: Ctx): Promise<StaffPartnerView[]> => readAllPartners(ctx)

/** One partner. @throws a problem `resource.not-found`. */
export async function getStaffPartner(ctx: Ctx, partnerId: string): Promise<StaffPartnerView> {
  const partner = await findPartner(ctx, partnerId)
  if (!partner) throw problem('resource.not-found')
  return partner
}
