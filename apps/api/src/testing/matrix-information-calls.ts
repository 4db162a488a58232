import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** What the operations on the file of a person, beyond its fields, are called with in the matrix. */
export const INFORMATION_CALLS: Readonly<Record<string, Call>> = {
  requestEmailChange: () => ({ body: { email: 'next@test.example', currentPassword: 'wrong' } }),
  getEmailChangeLink: () => ({ params: { token: 'x'.repeat(43) } }),
  revealNir: () => ({ body: {} }),
  revealMemberNir: (_, { owner }, id = owner.id) => ({
    params: { id },
    body: { reason: 'Dossier à vérifier' },
  }),
  listMemberChanges: (_, { owner }, id = owner.id) => ({ params: { id } }),
  answerEmailChange: () => ({ params: { token: 'x'.repeat(43) }, body: { decision: 'confirm' } }),
}
