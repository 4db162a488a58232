import type { Session } from '../api/session.ts'

/** Somebody signed in: a member whose membership is over, unless told otherwise. */
export const someSession = (over: Partial<Session> = {}): Session => ({
  personId: '0197a3a0-0000-7000-8000-000000000050',
  firstName: 'Philippe',
  lastName: 'DUNTEST',
  email: 'philippe@demo.example',
  locale: 'fr',
  isMember: true,
  hasAccounts: false,
  isDeclarant: false,
  staffRole: null,
  permissions: [],
  modules: ['membership', 'accounts', 'declarations'],
  membership: {
    state: 'inactive',
    activeUntil: null,
    endedOn: '2026-10-23',
    latestMembershipId: '0197a3a0-0000-7000-8000-000000000100',
  },
  lastSignInAt: null,
  expiresAt: '2026-11-22T12:00:00.000Z',
  remembered: false,
  hasFiles: false,
  actingFor: null,
  needsFactor: false,
  owesTerms: false,
  ...over,
})
