import { accessOf, actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPersonFacts, findSessionFacts, type SessionFacts } from './data/session-facts.ts'
import { membershipBadgeOf, toSessionView } from './session-view.ts'

/** A session that was just opened, as the browser is told of it. @throws a problem `session.required`. */
export async function getSessionView(ctx: Ctx, sessionId: string) {
  const facts = await findSessionFacts(ctx, sessionId)
  if (!facts) throw problem('session.required')
  return toSessionView(facts, ctx.clock.today())
}

/** The session of whoever asks, and in whose file it is acted when that is not one's own. */
export async function getOwnSession(ctx: Ctx, facts: SessionFacts) {
  const today = ctx.clock.today()
  const session = toSessionView(facts, today)
  const access = accessOf(ctx)
  if (!access) return session
  const personId = actingPersonId(ctx)
  const owner = await findPersonFacts(ctx, personId)
  if (!owner) throw problem('delegation.ended')
  const { id, kind, endsOn, endsAt } = access
  const rights = [...access.rights]
  const isMember = owner.isMember
  return {
    ...session,
    actingFor: {
      ...{ id, kind, personId, firstName: owner.firstName, lastName: owner.lastName, rights, isMember },
      ...{ endsOn, endsAt: endsAt?.toISOString() ?? null, hasAccounts: owner.hasAccounts },
      isDeclarant: owner.isDeclarant && (rights.includes('file.see') || rights.includes('declarations.see')),
      membership: rights.includes('memberships.see') ? membershipBadgeOf(owner.periods, today) : null,
    },
  }
}
