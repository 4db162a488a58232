import { normaliseRecoveryCode, splitRecoveryCode } from '@guichet/domain/recovery-code'
import type { FactorKind } from '@guichet/domain/sign-in-methods'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { asPerson } from './as-person.ts'
import { findRecoveryCode, readKnownFactors, useRecoveryCode } from './data/factor-data.ts'
import { findPasskey, notePasskeyUse } from './data/passkey-data.ts'
import { notePhoneFactorUse, useCode } from './data/phone-data.ts'
import { findTotpSecret, useTotpStep } from './data/sign-in-data.ts'
import { type SignedCredential, verifySigned } from './passkey-ceremony.ts'
import { findRightCode } from './sms-codes.ts'
import { signInBinding } from './sms-factor.ts'
import { tellFactorChange } from './tell-factor-change.ts'
import { matchingTotpStep } from './totp.ts'

/** One of the ways of the second factor, as it was given. */
export type GivenFactor =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery-code'; readonly code: string }
  | { readonly kind: 'sms'; readonly code: string; readonly flow: string }
  | { readonly kind: 'passkey'; readonly credential: SignedCredential; readonly flow: string }

/** A factor that is right; in the transaction of the sign-in it is spent, once. */
export interface FactorProof {
  readonly kind: FactorKind
  /** False when it was spent before, also at the same time. */
  readonly spend: (tx: Ctx) => Promise<boolean>
}

/**
 * Checks what was given; null when it is wrong. Outside transactions: hashing takes its time.
 * @throws problems `passkey.expired`, `sms-code.expired`.
 */
export function proveFactor(ctx: Ctx, personId: string, given: GivenFactor): Promise<FactorProof | null> {
  if (given.kind === 'passkey') return provePasskey(ctx, personId, given.credential, given.flow)
  if (given.kind === 'sms') return proveSms(ctx, personId, given.code, given.flow)
  return given.kind === 'totp'
    ? proveTotp(ctx, personId, given.code)
    : proveRecoveryCode(ctx, personId, given.code)
}

async function provePasskey(
  ctx: Ctx,
  personId: string,
  credential: SignedCredential,
  flow: string,
): Promise<FactorProof | null> {
  const found = await findPasskey(ctx, credential.id)
  const passkey = found?.personId === personId ? found : null
  const counter = await verifySigned(ctx, credential, passkey, { purpose: 'second-factor', flow })
  if (!passkey || counter === null) return null
  return { kind: 'passkey', spend: (tx) => notePasskeyUse(tx, passkey.id, counter) }
}

async function proveTotp(ctx: Ctx, personId: string, code: string): Promise<FactorProof | null> {
  const secret = await findTotpSecret(ctx, personId)
  const step = secret && matchingTotpStep(ctx, secret, code)
  return step ? { kind: 'totp', spend: (tx) => useTotpStep(tx, personId, step) } : null
}

/** The code that was sent in this very sign-in. */
async function proveSms(ctx: Ctx, personId: string, code: string, flow: string): Promise<FactorProof | null> {
  const checked = await findRightCode(ctx, signInBinding(flow), code)
  if (!checked) return null
  const spend = async (tx: Ctx) =>
    (await useCode(tx, checked.id)) && (await notePhoneFactorUse(tx, personId, checked.phone))
  return { kind: 'sms', spend }
}

/** Also for a recovery, in which it stands for another proof. */
export async function proveRecoveryCode(
  ctx: Ctx,
  personId: string,
  typed: string,
): Promise<FactorProof | null> {
  const code = normaliseRecoveryCode(typed)
  if (code === undefined) return null
  const { selector, secret } = splitRecoveryCode(code)
  const row = await findRecoveryCode(ctx, personId, selector)
  // A hash is made whether there is such a code or not: time tells nothing.
  if (!(await ctx.deps.hasher.verify(secret, row?.codeHash ?? null)) || !row?.isFound) return null
  const spend = async (tx: Ctx) => {
    if (!(await useRecoveryCode(tx, row.id))) return false
    const { recoveryCodesLeft: left } = await readKnownFactors(tx, personId)
    await audit(asPerson(tx, personId), {
      ...{ action: 'factor.recovery-code-used', subjectKind: 'person', subjectId: personId },
      after: { left },
    })
    await tellFactorChange(tx, personId, 'recovery-code-used', { left })
    return true
  }
  return { kind: 'recovery-code', spend }
}
