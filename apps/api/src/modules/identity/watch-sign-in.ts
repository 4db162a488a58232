import { browserName } from '@guichet/domain/describe-browser'
import { SIGN_IN_SIGNS, type SignInSign } from '@guichet/domain/sign-in-signs'
import { placeName, signName } from '@guichet/domain/sign-in-words'
import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { countPersonLinks, insertLinks, SIGN_IN_DENIAL } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { readSignInFacts } from './data/sign-in-facts-data.ts'
import { unusualSigns } from './domain/unusual-sign-in.ts'
import { type OpenSessionInput, tokenHashOf } from './open-session.ts'

const DAY_MS = 86_400_000
const LINK_DAYS = 7
/** A program that signs in without cookies does not fill the mailbox of its person. */
const DAILY_NOTICES = 10

/** What is unusual about a sign-in that is about to open a session; before its browser and place are known. */
export async function watchSignIn(
  tx: Ctx,
  { personId, ip, deviceToken }: OpenSessionInput,
): Promise<readonly SignInSign[]> {
  const deviceHash = deviceToken === null ? null : tokenHashOf(deviceToken)
  const country = await tx.deps.places.countryOf(ip)
  const facts = await readSignInFacts(tx, personId, deviceHash, new Date(tx.clock.now().getTime() - DAY_MS))
  return unusualSigns({ ...facts, at: tx.clock.now(), country })
}

/**
 * Tells a person by mail of a sign-in that is unusual, with the link “Ce n’est pas moi” (U27): one mail, whatever the number of
 * its signs. In the transaction that opens the session; `at` is when it was opened.
 */
export async function tellUnusualSignIn(
  tx: Ctx,
  { personId, userAgent, ip }: OpenSessionInput,
  signs: readonly SignInSign[],
  createdAt: Date,
): Promise<void> {
  const person = signs.length > 0 ? await findPerson(tx, personId) : null
  if (!person || person.email === '') return
  const since = new Date(createdAt.getTime() - DAY_MS)
  if ((await countPersonLinks(tx, SIGN_IN_DENIAL, personId, since)) >= DAILY_NOTICES) return
  const { locale } = person
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  const expiresAt = new Date(createdAt.getTime() + LINK_DAYS * DAY_MS)
  await insertLinks(tx, [{ tokenHash, purpose: SIGN_IN_DENIAL, personId, createdAt, expiresAt }])
  await queueMessage(tx, {
    template: 'new-sign-in',
    to: person.email,
    personId,
    locale,
    data: {
      ...{ firstName: person.firstName, at: createdAt.toISOString(), ip },
      browser: browserName(userAgent, locale),
      place: placeName(await tx.deps.places.countryOf(ip), locale),
      // A new browser alone is ordinary enough to be told as such.
      unusual: signs.some((sign) => sign !== SIGN_IN_SIGNS[0]) ? 'yes' : '',
      signs: signs.map((sign) => signName(sign, locale)).join(', '),
    },
    secret: { link: `${tx.deps.config.publicUrl}/connexion-inconnue/${token}` },
    dedupeKey: `new-sign-in:${tokenHash.toString('hex')}`,
  })
}
