import type { Ctx, Locale } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { countSendings, type EmailChangeRow, insertChangeLinks, type Side } from './data/email-change-data.ts'
import { isIdentifierTaken } from './data/person-data.ts'
import { tokenHashOf } from './open-session.ts'

/** How often within a day a person may have both addresses written to. */
const DAILY_SENDINGS = 5
const DAY_MS = 86_400_000

/** @throws a problem `rate.limited`. */
export async function assertMaySend(ctx: Ctx, personId: string): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - DAY_MS)
  if ((await countSendings(ctx, personId, since)) >= DAILY_SENDINGS)
    throw problem('rate.limited', { retryAfterSeconds: DAY_MS / 1000 })
}

interface Person {
  readonly firstName: string
  readonly locale: Locale
}

/** A link for one side, kept as its hash. */
export async function makeChangeLink(tx: Ctx, changeId: string, side: Side): Promise<string> {
  const token = tx.ids.token()
  await insertChangeLinks(tx, [{ tokenHash: tokenHashOf(token), changeId, side, createdAt: tx.clock.now() }])
  return `${tx.deps.config.publicUrl}/changement-adresse/${token}`
}

/**
 * Writes to each address that has not confirmed. An address with which somebody else signs in gets no link: its owner
 * alone learns that it was named.
 */
export async function sendEmailChange(tx: Ctx, change: EmailChangeRow, person: Person): Promise<void> {
  const { id, personId, oldEmail, newEmail } = change
  const common = { locale: person.locale, data: { firstName: person.firstName, oldEmail, newEmail } }
  const sending = tx.ids.uuid()
  if (change.newConfirmedAt === null) {
    const isKnown = await isIdentifierTaken(tx, newEmail)
    const template = isKnown ? 'email-change-known' : 'email-change-new'
    await queueMessage(tx, {
      ...{ ...common, template, to: newEmail, personId: null },
      ...(isKnown ? {} : { secret: { link: await makeChangeLink(tx, id, 'new') } }),
      dedupeKey: `${template}:${sending}`,
    })
  }
  if (change.oldConfirmedAt === null && oldEmail !== '')
    await queueMessage(tx, {
      ...{ ...common, template: 'email-change-old', to: oldEmail, personId },
      secret: { link: await makeChangeLink(tx, id, 'old') },
      dedupeKey: `email-change-old:${sending}`,
    })
}
