import { factorWays, hasFactor, isFirstStep, type SignInMethod } from '@guichet/domain/sign-in-methods'
import { maskedPhone } from '@guichet/domain/sms-code'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { isDeviceTrusted, readKnownFactors } from './data/factor-data.ts'
import { findPhone } from './data/phone-data.ts'
import { findAdmissible, holdCredentials } from './data/sign-in-data.ts'
import { type HeldAccounts, holdAccounts } from './data/usable-account-data.ts'
import { openHeldSession } from './open-held-session.ts'
import { type OpenedSession, tokenHashOf } from './open-session.ts'
import { askMore, type FactorAsked } from './pending-step.ts'
import type { Asker } from './record-failure.ts'

/** What somebody has proven so far, and in which browser. */
export interface ProvenStep {
  readonly personId: string
  /** The account whose login was typed. */
  readonly accountId: string | null
  readonly remembered: boolean
  readonly method: SignInMethod
  readonly browser: Asker
}

export type SignInResult =
  | { readonly kind: 'opened'; readonly session: OpenedSession; readonly personId: string }
  | FactorAsked

/**
 * What a proven step still needs, for every way in: the second factor of whoever has one (but in a trusted browser),
 * another password in place of a temporary one, else the session opens. In the transaction in which the proof was spent.
 * @throws a problem `account.closed`.
 */
export async function continueSignIn(
  tx: Ctx,
  proven: ProvenStep,
  heldBefore?: HeldAccounts,
): Promise<SignInResult> {
  const { personId, accountId, remembered, method, browser } = proven
  const held = heldBefore ?? (await holdAccounts(tx, personId, accountId))
  const person = await findAdmissible(tx, personId)
  if (!person) throw problem('account.closed')
  const current = await holdCredentials(tx, personId)
  const opening = { personId, accountId, remembered, method }
  if (isFirstStep(method)) {
    const known = await readKnownFactors(tx, personId)
    if (hasFactor(known) && (person.isStaff || !(await isTrusted(tx, personId, browser)))) {
      const number = known.sms ? await findPhone(tx, personId) : null
      const phone = number && maskedPhone(number.phone)
      const mayTrust = !person.isStaff
      return askMore(tx, { ...opening, step: 'factor', ways: factorWays(known), phone, mayTrust })
    }
  }
  const until = current?.temporaryUntil ?? null
  if (until !== null && until > tx.clock.now())
    return askMore(tx, { ...opening, step: 'new-password', ways: [], mayTrust: false })
  const session = await openHeldSession(tx, { ...opening, ...browser }, held)
  return { kind: 'opened', session, personId }
}

const isTrusted = async (tx: Ctx, personId: string, { deviceToken }: Asker): Promise<boolean> =>
  deviceToken !== null && isDeviceTrusted(tx, personId, tokenHashOf(deviceToken))
