import type { StaffRole } from '@guichet/domain/rights'
import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessages } from '../notifications/index.ts'
import { readTeam } from './data/team-data.ts'

interface StaffNews {
  readonly what: 'invited' | 'joined' | 'role-changed' | 'suspended' | 'reinstated' | 'removed'
  /** Name of whom it is about. */
  readonly who: string
  readonly role: StaffRole
  /** The person it is about, who is told too; null for somebody who is not there yet. */
  readonly concernedId: string | null
}

/** Tells every administrator what changed among the staff, and whom it concerns. */
export async function tellTeam(tx: Ctx, { what, who, role, concernedId }: StaffNews): Promise<void> {
  const { actor } = tx
  const by = actor.kind === 'person' ? await findPerson(tx, actor.personId) : null
  const told = (await readTeam(tx)).filter((each) => each.role === 'admin' && !each.suspended)
  const concerned = concernedId === null ? null : await findPerson(tx, concernedId)
  const eventId = tx.ids.uuid()
  const recipients = new Map(
    [...told, ...(concerned ? [concerned] : [])].map(({ id, email, locale, firstName }) => [
      id,
      { id, email, locale, firstName },
    ]),
  )
  await queueMessages(
    tx,
    [...recipients.values()].map(({ id, email, locale, firstName }) => ({
      ...{ template: 'staff-changed', to: email, personId: id, locale },
      data: {
        ...{ firstName, what, who, role, by: by ? `${by.firstName} ${by.lastName}` : null },
        url: `${tx.deps.config.publicUrl}/admin/equipe`,
      },
      dedupeKey: `staff-changed:${eventId}:${id}`,
    })),
  )
}
