import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessage } from '../notifications/index.ts'
import { endLinks, findPersonByEmail, insertLink } from './data/person-data.ts'
import { tokenHashOf } from './open-session.ts'

const LINK_HOURS = 24

/** Sends a link to choose a new password, if the address is known; nothing tells whether it is. */
export const requestPasswordReset = (ctx: Ctx, email: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const person = await findPersonByEmail(tx, email)
    if (!person) return
    const token = tx.ids.token()
    const now = tx.clock.now()
    await endLinks(tx, 'password-reset', person.id)
    await insertLink(tx, {
      tokenHash: tokenHashOf(token),
      purpose: 'password-reset',
      personId: person.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000),
    })
    await queueMessage(tx, {
      template: 'password-reset',
      to: person.email,
      personId: person.id,
      locale: person.locale,
      data: { firstName: person.firstName },
      secret: { link: `${tx.deps.config.publicUrl}/activation/${token}` },
      dedupeKey: `password-reset:${tokenHashOf(token).toString('hex')}`,
    })
    await audit(tx, { action: 'password.reset-requested', subjectKind: 'person', subjectId: person.id })
  })
