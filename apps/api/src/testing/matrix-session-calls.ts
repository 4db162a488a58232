import { sessions } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import type { TestApp } from './test-app.ts'

/** Calls of the access matrix on sessions of member A: another one of his is opened, and ended. */
export const SESSION_CALLS = {
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
}
