import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** What the operations on what the company register proves are called with in the matrix. */
export const COMPANY_CALLS: Readonly<Record<string, Call>> = {
  proveMyCompany: () => ({ body: { take: [] } }),
  checkMemberCompany: (_, { owner }, id = owner.id) => ({ params: { id } }),
  proveMemberCompany: (_, { owner }, id = owner.id) => ({
    params: { id },
    body: { take: [], reason: 'Avis de situation reçu' },
  }),
  correctMemberCompany: (_, { owner }, id = owner.id) => ({
    params: { id },
    body: { siret: null, ape: null, reason: 'Erreur de saisie' },
  }),
}
