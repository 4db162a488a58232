import { sessions } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import { FACTOR_CALLS } from './matrix-factor-calls.ts'
import { KEY_CALLS } from './matrix-key-calls.ts'
import { RECOVERY_CALLS } from './matrix-recovery-calls.ts'
import { TEAM_CALLS } from './matrix-team-calls.ts'
import type { TestApp } from './test-app.ts'

/** Calls of the access matrix on sessions of member A (another one of his is opened, and ended), keys and staff. */
export const SESSION_CALLS = {
  ...KEY_CALLS,
  ...TEAM_CALLS,
  ...FACTOR_CALLS,
  ...RECOVERY_CALLS,
  endSession: async (api: TestApp, { owner }: { readonly owner: { readonly id: string } }, id?: string) => {
    await api.signInAs(owner)
    const [latest] = await api.deps.db
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.personId, owner.id))
      .orderBy(desc(sessions.id))
      .limit(1)
    return { params: { id: id ?? latest?.id ?? '' } }
  },
  handleSignInReport: () => ({
    params: { id: '01900000-0000-7000-8000-00000000dead' },
    body: { note: 'Vu avec la personne.' },
  }),
  denySignIn: () => ({ params: { token: 'x'.repeat(43) } }),
  startFranceConnect: () => ({ body: { remember: false, choose: false } }),
  answerFranceConnect: () => ({ body: { state: 'a-state-that-nobody-has-asked-with', code: 'code' } }),
  startFranceConnectProof: () => ({}),
  startFranceConnectLink: () => ({ body: {} }),
  linkFranceConnect: () => ({ body: {} }),
  takeBackFranceConnect: () => ({ body: {} }),
  unlinkFranceConnect: () => ({ body: {} }),
}
