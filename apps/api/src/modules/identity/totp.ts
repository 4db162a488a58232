import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '../../ctx.ts'

const STEP_SECONDS = 30
export const TOTP_FIELD = 'totp_factors.secret'

const totpOf = (base32: string, label?: string, issuer?: string) =>
  new TOTP({
    secret: Secret.fromBase32(base32),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    ...(label ? { label } : {}),
    ...(issuer ? { issuer } : {}),
  })

/** A new secret (160 bits, base32). */
export const newTotpSecret = (ctx: Ctx): string =>
  new Secret({ buffer: new Uint8Array(ctx.ids.bytes(20)).buffer }).base32

/** Address that authenticator programs read. */
export const totpUri = (base32: string, label: string, issuer: string): string =>
  totpOf(base32, label, issuer).toString()

/** Time step of a code that fits now, one step late or early being allowed; null when none fits. */
export function totpStepOf(base32: string, code: string, now: Date): number | null {
  const delta = totpOf(base32).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

/** The same with the secret as it is stored. */
export const matchingTotpStep = (ctx: Ctx, secretCipher: Buffer, code: string): number | null =>
  totpStepOf(ctx.deps.encryption.decryptText(secretCipher, TOTP_FIELD), code, ctx.clock.now())
