import type { Ctx } from '../../ctx.ts'
import { readMembershipsOf, readTypeNames } from './data/membership-data.ts'
import { periodState, renewableOf } from './domain/renewal-rules.ts'

/** What a person's memberships open today. */
export interface MemberStanding {
  /** Memberships that run today, with the code of their type. */
  readonly running: readonly { readonly id: string; readonly typeCode: string }[]
  /** The one to renew; null when there is none. */
  readonly renewableId: string | null
}

/** The memberships of a person as far as others need them. */
export async function findMemberStanding(ctx: Ctx, personId: string): Promise<MemberStanding> {
  const rows = await readMembershipsOf(ctx, personId)
  const today = ctx.clock.today()
  return {
    running: rows
      .filter((row) => periodState(row, today) === 'active')
      .map(({ id, typeCode }) => ({ id, typeCode })),
    renewableId: renewableOf(rows, today)?.id ?? null,
  }
}

/** All types of membership, by rank, in the language of who asks. */
export async function listTypeNames(ctx: Ctx) {
  const rows = await readTypeNames(ctx)
  return rows.map(({ code, labelFr, labelEn }) => ({ code, label: ctx.locale === 'en' ? labelEn : labelFr }))
}
