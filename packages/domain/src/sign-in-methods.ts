/** Second factors, a closed list: the one that is asked for first stands first. */
export const FACTOR_KINDS = ['totp', 'passkey', 'sms', 'recovery-code'] as const
export type FactorKind = (typeof FACTOR_KINDS)[number]

/** What can be proven first. A second factor is asked for after each of them. */
export const FIRST_STEPS = ['password', 'franceconnect'] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

/** How a session is opened. A passkey that has verified its person is two factors in one. */
export type SignInMethod = FirstStep | `${FirstStep}+${FactorKind}` | 'passkey'

export const SIGN_IN_METHODS: readonly SignInMethod[] = [
  ...FIRST_STEPS,
  ...FIRST_STEPS.flatMap((first) => FACTOR_KINDS.map((kind) => `${first}+${kind}` as const)),
  'passkey',
]

export const isSignInMethod = (text: string): text is SignInMethod =>
  (SIGN_IN_METHODS as readonly string[]).includes(text)

/** The method once a second factor was given after what was proven first. */
export const withFactor = (method: SignInMethod, kind: FactorKind): SignInMethod =>
  isFirstStep(method) ? `${method}+${kind}` : method

/** Whether a second factor may still be asked for. */
export const isFirstStep = (method: SignInMethod): method is FirstStep =>
  (FIRST_STEPS as readonly string[]).includes(method)

/** What somebody has set up. */
export interface KnownFactors {
  readonly totp: boolean
  readonly passkeys: number
  /** A code by SMS was switched on, and counts: not for staff. */
  readonly sms: boolean
  readonly recoveryCodesLeft: number
}

/** Whether somebody has a second factor. Recovery codes stand in for one, and are none by themselves. */
export const hasFactor = ({ totp, passkeys, sms }: KnownFactors): boolean => totp || passkeys > 0 || sms

/** The ways in which the second factor can be given; none when there is none. */
export const factorWays = (known: KnownFactors): readonly FactorKind[] => {
  if (!hasFactor(known)) return []
  const has: Readonly<Record<FactorKind, boolean>> = {
    totp: known.totp,
    passkey: known.passkeys > 0,
    sms: known.sms,
    'recovery-code': known.recoveryCodesLeft > 0,
  }
  return FACTOR_KINDS.filter((kind) => has[kind])
}

/** Days for which a browser may be excused from the second factor. */
export const TRUST_DAYS = 30
