import { assistances, delegations } from '@guichet/db/schema'
import { DELEGATION_RIGHTS } from '@guichet/domain/delegation'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

interface Somebody {
  readonly id: string
}
const DAY_MS = 86_400_000

/** Files that are opened to others, and staff who act for members. */
export function createDelegationFactories({ db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>) {
  /** A file that is open to a third party, for everything and a year. */
  async function delegation(owner: Somebody, third: Somebody, input: New<typeof delegations> = {}) {
    const now = clock.now()
    const row = {
      ...{ id: ids.uuid(), ownerId: owner.id, thirdId: third.id, origin: 'invitation' as const },
      ...{ state: 'active' as const, email: 'third@test.example', rights: [...DELEGATION_RIGHTS] },
      ...{ endsOn: '2027-11-22', answerBy: new Date(now.getTime() + 30 * DAY_MS), createdAt: now },
      ...{ acceptedAt: now, ...input },
    }
    await db.insert(delegations).values(row)
    return row
  }

  async function assistance(owner: Somebody, staff: Somebody, input: New<typeof assistances> = {}) {
    const startedAt = clock.now()
    const row = {
      ...{ id: ids.uuid(), ownerId: owner.id, staffId: staff.id, reason: 'Aide au téléphone', startedAt },
      ...{ endsAt: new Date(startedAt.getTime() + 1_800_000), ...input },
    }
    await db.insert(assistances).values(row)
    return row
  }

  return { delegation, assistance }
}
