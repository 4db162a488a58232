import { type Ctx, withTx } from '../../ctx.ts'
import { endLinks, insertLinks } from './data/link-data.ts'
import { hasAdministrator } from './data/person-data.ts'
import { tokenHashOf } from './open-session.ts'
import { newTotpSecret, TOTP_FIELD } from './totp.ts'

const LINK_HOURS = 24

/** For an empty installation: a new link by which the first administrator signs up; null when there is one already. */
export const inviteFirstAdministrator = (ctx: Ctx): Promise<string | null> =>
  withTx(ctx, async (tx) => {
    if (await hasAdministrator(tx)) return null
    const token = tx.ids.token()
    const now = tx.clock.now()
    await endLinks(tx, 'first-administrator', null)
    await insertLinks(tx, [
      {
        tokenHash: tokenHashOf(token),
        purpose: 'first-administrator',
        secretCipher: tx.deps.encryption.encrypt(newTotpSecret(tx), TOTP_FIELD),
        createdAt: now,
        expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000),
      },
    ])
    return `${tx.deps.config.publicUrl}/activation/${token}`
  })
