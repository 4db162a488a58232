import type { approvalRules } from '@guichet/contract/staff-accounts.contract'
import type { z } from 'zod'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { changeApproval, readSettings } from './data/organisation-data.ts'

type ApprovalRules = z.input<typeof approvalRules>

const ruleOf = (text: string): ApprovalRules['primary'] => (text === 'automatic' ? 'automatic' : 'staff')

/** Who lets new accounts in (A21). */
export async function getApprovalRules(ctx: Ctx): Promise<ApprovalRules> {
  const { primaryApproval, secondaryApproval } = await readSettings(ctx)
  return { primary: ruleOf(primaryApproval), secondary: ruleOf(secondaryApproval) }
}

/** The rules are so small that they are their own version. */
export const versionOfRules = ({ primary, secondary }: ApprovalRules): string => `${primary}-${secondary}`

/**
 * Says who lets new accounts in from now on. `version` is the one that was edited.
 * @throws a problem `resource.changed`.
 */
export const updateApprovalRules = (
  ctx: Ctx,
  version: string,
  rules: ApprovalRules,
): Promise<ApprovalRules> =>
  withTx(ctx, async (tx) => {
    const before = await getApprovalRules(tx)
    demandVersion(version, versionOfRules(before))
    if (versionOfRules(rules) === versionOfRules(before)) return before
    if (!(await changeApproval(tx, before, rules))) throw problem('resource.changed')
    await audit(tx, {
      action: 'organisation.approval-rules-updated',
      subjectKind: 'organisation',
      subjectId: null,
      before: { ...before },
      after: { ...rules },
    })
    return rules
  })
