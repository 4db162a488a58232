import { hasFactor } from '@guichet/domain/sign-in-methods'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { deleteRecoveryCodes, deleteTrustedDevices, readKnownFactors } from './data/factor-data.ts'
import { findPerson } from './data/person-data.ts'
import { stopRecoveries } from './data/recovery-data.ts'
import { endPendingFactorsOf } from './data/sign-in-data.ts'
import { type FactorChange, tellFactorChange } from './tell-factor-change.ts'

/**
 * What follows every change of the second factors: no browser is trusted any more, sign-ins begun before it end, it is
 * written down and told.
 */
export async function settleFactorChange(
  tx: Ctx,
  personId: string,
  change: FactorChange,
  subject: { readonly kind: string; readonly id: string } = { kind: 'person', id: personId },
  data: Readonly<Record<string, string>> = {},
): Promise<void> {
  await endTrust(tx, personId)
  await audit(tx, { action: `factor.${change}`, subjectKind: subject.kind, subjectId: subject.id })
  await tellFactorChange(tx, personId, change, data)
}

/** No browser is trusted any more; sign-ins and recoveries begun before end. */
export async function endTrust(tx: Ctx, personId: string): Promise<void> {
  await deleteTrustedDevices(tx, personId)
  await endPendingFactorsOf(tx, personId)
  await stopRecoveries(tx, personId)
}

/** After a removal: staff keep a factor, and recovery codes go with the last one. @throws a problem `factor.last`. */
export async function settleRemoval(tx: Ctx, personId: string): Promise<void> {
  if (hasFactor(await readKnownFactors(tx, personId))) return
  if ((await findPerson(tx, personId))?.staffRole != null) throw problem('factor.last')
  await deleteRecoveryCodes(tx, personId)
}
