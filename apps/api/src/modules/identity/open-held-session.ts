import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type HeldAccounts, holdAccounts } from './data/usable-account-data.ts'
import { type OpenedSession, type OpenSessionInput, writeSession } from './open-session.ts'
import { tellUnusualSignIn, watchSignIn } from './watch-sign-in.ts'

/**
 * Opens a session for a person who has proven all that is asked. The accounts on which it hangs are held until it is
 * written, so that whoever closes one of them at this moment either comes first or ends this session.
 * @throws a problem `account.closed`.
 */
export const openSession = (ctx: Ctx, input: OpenSessionInput): Promise<OpenedSession> =>
  withTx(ctx, async (tx) => {
    const held = await holdAccounts(tx, input.personId, input.accountId ?? null)
    return openHeldSession(tx, input, held)
  })

/** The same for whoever holds the accounts already, in this transaction. */
export const openHeldSession = (
  ctx: Ctx,
  input: OpenSessionInput,
  { own, open }: HeldAccounts,
): Promise<OpenedSession> =>
  withTx(ctx, async (tx) => {
    if (own > 0 && open === 0) throw problem('account.closed')
    const signs = await watchSignIn(tx, input)
    const opened = await writeSession(tx, { ...input, signs })
    await tellUnusualSignIn(tx, input, signs, opened.openedAt)
    return opened
  })
