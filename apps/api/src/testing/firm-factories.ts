import { firmMembers, firms } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

interface Somebody {
  readonly id: string
}

/** Firms of third parties. */
export function createFirmFactories({ db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>) {
  /** The firm in which somebody is; one is made, under this name, where there is none. */
  async function firm(manager: Somebody, name = 'Cabinet Reboul') {
    const [found] = await db
      .select({ id: firmMembers.firmId, memberId: firmMembers.id, name: firms.name })
      .from(firmMembers)
      .innerJoin(firms, eq(firms.id, firmMembers.firmId))
      .where(and(eq(firmMembers.personId, manager.id), eq(firmMembers.state, 'active')))
    if (found) return found
    const row = { id: ids.uuid(), name, createdAt: clock.now() }
    await db.insert(firms).values(row)
    const { id: memberId } = await firmMember(row, { personId: manager.id, role: 'manager', email: '' })
    return { ...row, memberId }
  }

  /** A collaborator of a firm, or an invitation to it when there is no person. */
  async function firmMember(of: Somebody, input: New<typeof firmMembers> = {}) {
    const now = clock.now()
    const [id, isInvited] = [ids.uuid(), input.personId === undefined]
    const row = {
      ...{ id, firmId: of.id, email: `${id}@test.example`, role: 'collaborator' as const },
      ...{ state: isInvited ? ('invited' as const) : ('active' as const), createdAt: now },
      ...{ answerBy: new Date(now.getTime() + 30 * 86_400_000), joinedAt: isInvited ? null : now },
      ...input,
    }
    await db.insert(firmMembers).values(row)
    return row
  }

  return { firm, firmMember }
}
