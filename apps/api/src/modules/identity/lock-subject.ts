import type { Ctx } from '../../ctx.ts'
import { createTurns } from '../../platform/turns.ts'
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

const inTurns = createTurns()

/** Guesses are checked one after another: however many come at once, none is checked after the one that locks. */
export const inTurn = <T>(subject: Buffer, task: () => Promise<T>): Promise<T> =>
  inTurns(subject.toString('hex'), task)

/** What wrong codes of a person's second factor are counted under. */
export const factorSubject = (ctx: Ctx, personId: string): Buffer =>
  ctx.deps.encryption.lookupHash(personId, 'sign-in.factor')
