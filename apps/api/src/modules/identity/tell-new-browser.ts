import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { isNewBrowser } from './data/device-data.ts'
import { countPersonLinks, insertLinks, SIGN_IN_DENIAL } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { browserName } from './domain/describe-browser.ts'
import { type OpenSessionInput, tokenHashOf } from './open-session.ts'

const DAY_MS = 86_400_000
const LINK_DAYS = 7
/** A program that signs in without cookies does not fill the mailbox of its person. */
const DAILY_NOTICES = 10

/**
 * Tells a person by mail of a sign-in from a browser that it never signed in from, with the link “Ce n’est pas moi” (U27).
 * The very first sign-in is not told. In the transaction that opens the session, before the browser is known.
 */
export async function tellNewBrowser(
  tx: Ctx,
  { personId, userAgent, ip, deviceToken }: OpenSessionInput,
): Promise<void> {
  const deviceHash = deviceToken === null ? null : tokenHashOf(deviceToken)
  if (!(await isNewBrowser(tx, personId, deviceHash))) return
  const person = await findPerson(tx, personId)
  if (!person || person.email === '') return
  const createdAt = tx.clock.now()
  const since = new Date(createdAt.getTime() - DAY_MS)
  if ((await countPersonLinks(tx, SIGN_IN_DENIAL, personId, since)) >= DAILY_NOTICES) return
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  const expiresAt = new Date(createdAt.getTime() + LINK_DAYS * DAY_MS)
  await insertLinks(tx, [{ tokenHash, purpose: SIGN_IN_DENIAL, personId, createdAt, expiresAt }])
  await queueMessage(tx, {
    template: 'new-sign-in',
    to: person.email,
    personId,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, at: createdAt.toISOString(), ip },
      browser: browserName(userAgent, person.locale),
    },
    secret: { link: `${tx.deps.config.publicUrl}/connexion-inconnue/${token}` },
    dedupeKey: `new-sign-in:${tokenHash.toString('hex')}`,
  })
}
