import type { factors } from '@guichet/contract/factors.contract'
import type { In } from '@guichet/contract/route'
import { describeBrowser } from '@guichet/domain/describe-browser'
import { maskedPhone } from '@guichet/domain/sms-code'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findRecoverySet, findTotp, readTrustedDevices } from './data/factor-data.ts'
import { readPasskeys } from './data/passkey-data.ts'
import { findPerson } from './data/person-data.ts'
import { findPhone } from './data/phone-data.ts'
import { tokenHashOf } from './open-session.ts'

/** My second factors, recovery codes and trusted browsers. */
export async function getFactors(ctx: Ctx, deviceToken: string | null): Promise<In<typeof factors>> {
  const personId = actingPersonId(ctx)
  const totp = await findTotp(ctx, personId)
  const number = await findPhone(ctx, personId)
  const keys = await readPasskeys(ctx, personId)
  const recovery = await findRecoverySet(ctx, personId)
  const devices = await readTrustedDevices(ctx, personId)
  const here = deviceToken === null ? null : tokenHashOf(deviceToken)
  return {
    needed: (await findPerson(ctx, personId))?.staffRole != null,
    totp: totp && {
      name: totp.name,
      createdAt: totp.createdAt.toISOString(),
      lastUsedAt: totp.lastUsedAt?.toISOString() ?? null,
    },
    sms: number?.factorSince
      ? {
          phone: maskedPhone(number.phone),
          createdAt: number.factorSince.toISOString(),
          lastUsedAt: number.factorUsedAt?.toISOString() ?? null,
        }
      : null,
    passkeys: keys.map(({ id, name, aaguid, synced, createdAt, lastUsedAt }) => ({
      ...{ id, name, aaguid, synced, createdAt: createdAt.toISOString() },
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodes: recovery && { ...recovery, createdAt: recovery.createdAt.toISOString() },
    trustedDevices: devices.map(({ id, deviceHash, userAgent, ip, createdAt, expiresAt }) => ({
      ...{ id, ip, ...describeBrowser(userAgent) },
      current: here !== null && deviceHash.equals(here),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}
