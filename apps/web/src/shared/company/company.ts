import type { checkMyCompany } from '@guichet/contract/company.contract'
import { findCompany } from '@guichet/contract/joinings.contract'
import type { getMe } from '@guichet/contract/me.contract'
import type { BodyOf } from '@guichet/contract/route'
import { api } from '../api/client.ts'

export type CompanyCheck = BodyOf<typeof checkMyCompany>
export type CompanyProof = NonNullable<BodyOf<typeof getMe>['company']>
export type RegisterAnswer = BodyOf<typeof findCompany>

/** Who says that a company is his. */
export interface SaidNames {
  readonly firstName: string
  readonly lastName: string
}

/** What the public register says of a number, and whether it names who asks. */
export const askRegister = async (
  siret: string,
  names: SaidNames | undefined,
  signal: AbortSignal,
): Promise<RegisterAnswer> => (await api.call(findCompany, { query: { siret, ...names } }, { signal })).body
