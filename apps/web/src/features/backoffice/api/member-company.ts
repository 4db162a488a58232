import {
  checkMemberCompany,
  correctMemberCompany,
  proveMemberCompany,
} from '@guichet/contract/company.contract'
import type { In } from '@guichet/contract/route'
import { api } from '../../../shared/api/client.ts'

export const checkCompanyOf = async (id: string, signal: AbortSignal) =>
  (await api.call(checkMemberCompany, { params: { id } }, { signal })).body

/** By the version of the file that was looked at. */
export const proveCompanyOf = (id: string, version: number, body: In<(typeof proveMemberCompany)['body']>) =>
  api.call(proveMemberCompany, { params: { id }, body }, { ifMatch: `"${version}"` })

export const correctCompanyOf = (
  id: string,
  version: number,
  body: In<(typeof correctMemberCompany)['body']>,
) => api.call(correctMemberCompany, { params: { id }, body }, { ifMatch: `"${version}"` })
