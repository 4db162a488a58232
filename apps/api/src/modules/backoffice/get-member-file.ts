import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { newsBasis } from '@guichet/domain/mail-standing'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { listPaymentsOf } from '../billing/index.ts'
import { listCertificatesOf } from '../certificates/index.ts'
import { hasSignInMeans } from '../identity/index.ts'
import { getMe, listMembershipsOf, readSameSiret } from '../memberships/index.ts'
import { findUndeliverable } from '../notifications/index.ts'
import { findNewsChoice } from './data/mail-standing-data.ts'

/** Whether mail reaches the member, and whether news may be sent. */
async function mailStanding(
  ctx: Ctx,
  member: { readonly personId: string; readonly email: string },
  ends: readonly string[],
) {
  const [mark, wanted] = await Promise.all([
    findUndeliverable(ctx, member.email),
    findNewsChoice(ctx, member.personId),
  ])
  const last = ends.toSorted().at(-1)
  const endsOn: LocalDate | null = last === undefined ? null : parseLocalDate(last)
  return {
    undeliverable: mark && { since: mark.at.toISOString(), reason: mark.reason },
    news: newsBasis({ endsOn, wanted }, ctx.clock.today()),
  }
}

/** File of a member for staff; that it was read is written down. @throws a problem `resource.not-found`. */
export async function getMemberFile(ctx: Ctx, personId: string) {
  const member = await getMe(ctx, personId)
  if (member.memberNumber === null) throw problem('resource.not-found')
  const [memberships, payments, certificates, sameSiret, signsIn] = await Promise.all([
    listMembershipsOf(ctx, personId),
    listPaymentsOf(ctx, personId, { limit: 100 }),
    listCertificatesOf(ctx, personId),
    member.siret ? readSameSiret(ctx, member.siret, personId) : [],
    hasSignInMeans(ctx, personId),
  ])
  await audit(ctx, { action: 'member.read', subjectKind: 'person', subjectId: personId })
  return {
    member,
    membershipState: memberships.some(({ state }) => state === 'active')
      ? ('active' as const)
      : ('inactive' as const),
    memberships,
    payments: payments.items,
    certificates,
    signsIn,
    mail: await mailStanding(
      ctx,
      { personId, email: member.email },
      memberships.map(({ endsOn }) => endsOn),
    ),
    sameSiret,
  }
}
