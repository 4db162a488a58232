import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { asPerson } from './as-person.ts'
import { assertOpensNoMailbox, assertPasswordAllowed, samePassword } from './check-password.ts'
import {
  endPendingFactor,
  findPendingPassword,
  holdCredentials,
  revokeSessionsOf,
  savePasswordHash,
} from './data/sign-in-data.ts'
import { holdAccounts } from './data/usable-account-data.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { openSession } from './open-held-session.ts'
import { type OpenedSession, tokenHashOf } from './open-session.ts'
import { readOwnWords } from './own-words.ts'

export interface ReplaceTemporaryPasswordInput {
  readonly factorToken: string
  readonly password: string
  readonly deviceToken: string | null
  readonly userAgent: string
  readonly ip: string
}

/**
 * Last step of a sign-in with a temporary password: another one is chosen, then the session opens. Once, also when two
 * are sent at the same time; a reset meanwhile wins.
 * @throws problems `session.factor-expired`, `password.refused`.
 */
export async function replaceTemporaryPassword(
  ctx: Ctx,
  input: ReplaceTemporaryPasswordInput,
): Promise<OpenedSession> {
  const tokenHash = tokenHashOf(input.factorToken)
  const pending = await findPendingPassword(ctx, tokenHash)
  const temporary = pending && (await holdCredentials(ctx, pending.personId))
  if (!pending || !temporary || !isRunning(ctx, temporary.temporaryUntil))
    throw problem('session.factor-expired')
  const { personId, remembered, accountId, method } = pending
  assertPasswordAllowed(input.password, await readOwnWords(ctx, personId))
  if (await ctx.deps.hasher.verify(input.password, temporary.passwordHash)) throw samePassword('/password')
  await assertOpensNoMailbox(ctx, personId, input.password)
  const passwordHash = await ctx.deps.hasher.hash(input.password)
  return withTx(ctx, async (tx) => {
    await holdAccounts(tx, personId, accountId)
    const current = await holdCredentials(tx, personId)
    if (current?.passwordHash !== temporary.passwordHash || !isRunning(tx, current.temporaryUntil))
      throw problem('session.factor-expired')
    if (!(await endPendingFactor(tx, tokenHash))) throw problem('session.factor-expired')
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed')
    const session = await openSession(tx, {
      personId,
      accountId,
      remembered,
      method,
      userAgent: input.userAgent,
      ip: input.ip,
      deviceToken: input.deviceToken,
    })
    await audit(asPerson(tx, personId, session.sessionId), {
      action: 'password.temporary-replaced',
      subjectKind: 'person',
      subjectId: personId,
    })
    await noticePasswordChanged(tx, personId, 'chosen')
    return session
  })
}

const isRunning = (ctx: Ctx, until: Date | null): boolean => until !== null && until > ctx.clock.now()
