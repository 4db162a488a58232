import { isDeepStrictEqual } from 'node:util'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { changeRules, type ReferralWorth, readRules } from './data/rules-data.ts'

/** What referrals bring, and which version of it this is. */
export const getReferralRules = readRules

/**
 * Sets what referrals bring from now on. `version` is the one that was edited.
 * @throws a problem `resource.changed`.
 */
export const updateReferralRules = (ctx: Ctx, version: string, worth: ReferralWorth) =>
  withTx(ctx, async (tx) => {
    const { version: current, ...before } = await readRules(tx)
    demandVersion(version, current)
    if (isDeepStrictEqual(before, { ...worth })) return { version: current, ...before }
    if (!(await changeRules(tx, current, worth))) throw problem('resource.changed')
    await audit(tx, {
      action: 'referral.rules-updated',
      subjectKind: 'organisation',
      subjectId: null,
      before,
      after: { ...worth },
    })
    return readRules(tx)
  })
