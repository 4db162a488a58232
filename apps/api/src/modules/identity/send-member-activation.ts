import type { Ctx, Locale } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessage } from '../notifications/index.ts'
import { countPersonLinks, endLinks, insertLinks } from './data/link-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'

const LINK_HOURS = 24
/** Links to choose a first password within a day, whoever asks for them. */
const DAILY_ACTIVATIONS = 5
const PURPOSE = 'member-activation'

/**
 * A link by which a new member chooses the first password (M02); older ones end. Null for who has a password.
 * @returns the address to write to the person, which nobody else may read.
 */
export async function makeMemberActivation(tx: Ctx, personId: string): Promise<string | null> {
  if ((await holdCredentials(tx, personId)) !== null) return null
  const token = tx.ids.token()
  const createdAt = tx.clock.now()
  await endMemberActivations(tx, personId)
  const expiresAt = new Date(createdAt.getTime() + LINK_HOURS * 3_600_000)
  await insertLinks(tx, [{ tokenHash: tokenHashOf(token), purpose: PURPOSE, personId, createdAt, expiresAt }])
  return `${tx.deps.config.publicUrl}/activation/${token}`
}

/** Links to choose a first password that were sent to a person are of no use any more. */
export const endMemberActivations = (tx: Ctx, personId: string): Promise<void> =>
  endLinks(tx, PURPOSE, personId)

/** Whether as many links to choose a first password were sent within a day as may be. */
export async function areMemberActivationsSpent(tx: Ctx, personId: string): Promise<boolean> {
  const since = new Date(tx.clock.now().getTime() - LINK_HOURS * 3_600_000)
  return (await countPersonLinks(tx, PURPOSE, personId, since)) >= DAILY_ACTIVATIONS
}

interface NewMember {
  readonly id: string
  readonly firstName: string
  readonly email: string
  readonly locale: Locale
}

/** Sends another link to choose the first password. @returns false for who has a password. */
export async function sendMemberActivation(tx: Ctx, person: NewMember): Promise<boolean> {
  const link = await makeMemberActivation(tx, person.id)
  if (link === null) return false
  await queueMessage(tx, {
    template: PURPOSE,
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: { firstName: person.firstName },
    secret: { link },
    dedupeKey: `${PURPOSE}:${tokenHashOf(link).toString('hex')}`,
  })
  await audit(tx, { action: 'member.activation-sent', subjectKind: 'person', subjectId: person.id })
  return true
}
