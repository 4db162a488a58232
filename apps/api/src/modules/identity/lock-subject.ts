import type { Ctx } from '../../ctx.ts'
import { isKnownDevice } from './data/device-data.ts'
import { tokenHashOf } from './open-session.ts'

/** What failures on an identifier are counted under; the identifier itself is not kept. */
export const identifierSubject = (ctx: Ctx, identifier: string): Buffer =>
  ctx.deps.encryption.lookupHash(identifier, 'sign-in.identifier')

/** Whose failures count: the identifier as typed, or the known device, which strangers cannot lock. */
export async function lockSubject(
  ctx: Ctx,
  identifier: string,
  personId: string | null,
  deviceToken: string | null,
): Promise<Buffer> {
  if (
    personId !== null &&
    deviceToken !== null &&
    (await isKnownDevice(ctx, tokenHashOf(deviceToken), personId))
  ) {
    return ctx.deps.encryption.lookupHash(`${personId} ${deviceToken}`, 'sign-in.device')
  }
  return identifierSubject(ctx, identifier)
}

/** What wrong codes of a person's second factor are counted under. */
export const factorSubject = (ctx: Ctx, personId: string): Buffer =>
  ctx.deps.encryption.lookupHash(personId, 'sign-in.factor')
