import type { sessionView } from '@guichet/contract/session.contract'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { membershipState } from '@guichet/domain/membership-period'
import { permissionsOf } from '@guichet/domain/rights'
import type { z } from 'zod'
import type { SessionFacts } from './data/session-facts.ts'
import { sessionExpiry } from './domain/session-life.ts'

export type { SessionFacts }

type SessionView = z.input<typeof sessionView>

/** State of the membership from its latest periods (the latest first). */
export function membershipBadgeOf(
  periods: SessionFacts['periods'],
  today: LocalDate,
): SessionView['membership'] {
  const days = periods.map(({ startsOn, endsOn }) => ({
    startsOn: parseLocalDate(startsOn),
    endsOn: parseLocalDate(endsOn),
  }))
  const membership = membershipState(days, today)
  const isActive = membership.state === 'active'
  return {
    state: membership.state,
    activeUntil: isActive ? membership.activeUntil : null,
    endedOn: isActive ? null : (membership.endedOn ?? null),
    latestMembershipId:
      periods.reduce<(typeof periods)[number] | null>(
        (latest, period) => (latest === null || period.endsOn > latest.endsOn ? period : latest),
        null,
      )?.id ?? null,
  }
}

/** What a signed-in browser is told of its session. */
export const toSessionView = (facts: SessionFacts, today: LocalDate): SessionView => ({
  personId: facts.personId,
  firstName: facts.firstName,
  lastName: facts.lastName,
  email: facts.email,
  locale: facts.locale,
  isMember: facts.isMember,
  hasAccounts: facts.hasAccounts,
  isDeclarant: facts.isDeclarant,
  staffRole: facts.staffRole,
  permissions: [...permissionsOf(facts.staffRole)],
  modules: [...facts.modules],
  membership: membershipBadgeOf(facts.periods, today),
  lastSignInAt: facts.previousSignInAt?.toISOString() ?? null,
  expiresAt: sessionExpiry(facts).toISOString(),
  remembered: facts.remembered,
  hasFiles: facts.hasFiles,
  actingFor: null,
  needsFactor: facts.needsFactor,
  owesTerms: facts.owesTerms,
})
