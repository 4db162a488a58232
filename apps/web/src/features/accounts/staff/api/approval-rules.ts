import type { BodyOf } from '@guichet/contract/route'
import { getApprovalRules, updateApprovalRules } from '@guichet/contract/staff-accounts.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../../shared/api/client.ts'

export type ApprovalRules = BodyOf<typeof getApprovalRules>
export interface RulesFile {
  readonly rules: ApprovalRules
  readonly etag: string | null
}

export const approvalRulesQuery = queryOptions({
  queryKey: ['accounts', 'approval-rules'],
  queryFn: async ({ signal }): Promise<RulesFile> => {
    const { body, etag } = await api.call(getApprovalRules, {}, { signal })
    return { rules: body, etag }
  },
})

export async function saveApprovalRules(etag: string | null, rules: ApprovalRules): Promise<RulesFile> {
  const answer = await api.call(updateApprovalRules, { body: rules }, etag === null ? {} : { ifMatch: etag })
  return { rules: answer.body, etag: answer.etag }
}
