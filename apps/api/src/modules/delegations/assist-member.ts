import { ASSISTANCE_MINUTES } from '@guichet/domain/delegation'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { closeAssistance, insertAssistance } from './data/access-data.ts'
import { readHolder } from './data/delegation-data.ts'

/**
 * Staff act for a member (B03): for half an hour, for a reason that the member reads, and the member is told at once. Nobody
 * acts so for other staff.
 * @throws a problem `resource.not-found`.
 */
export const startAssistance = (
  ctx: Ctx,
  ownerId: string,
  reason: string,
): Promise<{ id: string; endsAt: string }> =>
  withTx(ctx, async (tx) => {
    const staffId = actingPersonId(tx)
    const owner = await findPerson(tx, ownerId)
    const staff = await findPerson(tx, staffId)
    const { isMember, holdsAccounts, isDeclarant } = await readHolder(tx, ownerId)
    if (!owner || !staff || owner.staffRole !== null || !(isMember || holdsAccounts || isDeclarant))
      throw problem('resource.not-found')
    const [id, startedAt] = [tx.ids.uuid(), tx.clock.now()]
    const endsAt = new Date(startedAt.getTime() + ASSISTANCE_MINUTES * 60_000)
    await insertAssistance(tx, { id, ownerId, staffId, reason, startedAt, endsAt })
    await audit(tx, {
      ...{ action: 'assistance.started', subjectKind: 'person', subjectId: ownerId },
      after: { assistanceId: id, reason, endsAt: endsAt.toISOString() },
    })
    await queueMessage(tx, {
      template: 'assistance',
      to: owner.email,
      personId: owner.id,
      locale: owner.locale,
      data: {
        firstName: owner.firstName,
        staff: `${staff.firstName} ${staff.lastName}`,
        reason,
        minutes: ASSISTANCE_MINUTES,
        url: `${tx.deps.config.publicUrl}/confidentialite`,
      },
      dedupeKey: `assistance:${id}`,
    })
    return { id, endsAt: endsAt.toISOString() }
  })

/** Acts for the member no more. @throws a problem `resource.not-found`. */
export const endAssistance = (ctx: Ctx, id: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const ended = await closeAssistance(tx, id, actingPersonId(tx))
    if (!ended) throw problem('resource.not-found')
    await audit(tx, {
      ...{ action: 'assistance.ended', subjectKind: 'person', subjectId: ended.ownerId },
      after: { assistanceId: id },
    })
  })
