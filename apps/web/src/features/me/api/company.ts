import { checkMyCompany, proveMyCompany } from '@guichet/contract/company.contract'
import type { CompanyDifference } from '@guichet/domain/company-facts'
import { api } from '../../../shared/api/client.ts'

export const checkCompany = async (signal: AbortSignal) =>
  (await api.call(checkMyCompany, {}, { signal })).body

/** Has the register prove the SIRET on file, as it was looked at. */
export async function proveCompany(take: CompanyDifference[], etag: string | null) {
  const answer = await api.call(proveMyCompany, { body: { take } }, etag === null ? {} : { ifMatch: etag })
  return { me: answer.body, etag: answer.etag }
}
