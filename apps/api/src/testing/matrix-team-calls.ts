import { auditEntries } from '@guichet/db/schema'
import type { TestApp } from './test-app.ts'

interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
const NOWHERE = '01900000-0000-7000-8000-00000000dead'
type Call = (api: TestApp, world: unknown, elsewhere?: string) => Promise<Parts> | Parts

const colleague = async (api: TestApp, id?: string) => ({ id: id ?? (await api.make.staff('support')).id })

/** What the operations on the staff are called with in the matrix. */
export const TEAM_CALLS: Readonly<Record<string, Call>> = {
  inviteStaff: () => ({
    body: { email: 'colleague@test.example', firstName: 'Léa', lastName: 'Martin', role: 'support' },
  }),
  withdrawStaffInvitation: () => ({ body: { email: 'nobody@test.example' } }),
  changeStaffRole: async (api, _, id) => ({ params: await colleague(api, id), body: { role: 'manager' } }),
  suspendStaff: async (api, _, id) => ({ params: await colleague(api, id) }),
  reinstateStaff: async (api, _, id) => ({ params: await colleague(api, id), body: {} }),
  getAuditEntry: async (api, _, id) => {
    const [entry] = await api.deps.db.select({ id: auditEntries.id }).from(auditEntries).limit(1)
    return { params: { id: id ?? entry?.id ?? NOWHERE } }
  },
  removeStaff: async (api, _, id) => ({ params: await colleague(api, id) }),
}
