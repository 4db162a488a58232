import { type Ctx, type Locale, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { queueMessage } from '../notifications/index.ts'
import { holdLinkedAccount } from './data/held-account-data.ts'
import { endLinks, insertLinks, readAccountsToOpen, readRequests } from './data/link-data.ts'
import { findPersonByEmail } from './data/person-data.ts'
import { isFederated } from './data/recovery-data.ts'
import { holdCredentials, isDead } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'
import { areActivationsSpent, sendAccountActivation } from './send-account-link.ts'
import { areMemberActivationsSpent, sendMemberActivation } from './send-member-activation.ts'

const LINK_HOURS = 24

const REFUSED_DAYS = 90

/** Tells where the requests for an account stand that were made with an address, once a day at most. */
async function tellOfRequests(tx: Ctx, email: string): Promise<void> {
  const since = new Date(tx.clock.now().getTime() - REFUSED_DAYS * 86_400_000)
  for (const { accountId, state, locale, ...request } of await readRequests(tx, email, since))
    await queueMessage(tx, {
      template: state === 'refused' ? 'request-refused' : 'request-waiting',
      to: email,
      personId: null,
      locale: locale === 'en' ? 'en' : 'fr',
      data: { ...request, registrationUrl: `${tx.deps.config.publicUrl}/inscription` },
      dedupeKey: `request-${state}:${accountId}:${tx.clock.today()}`,
    })
}

/**
 * Sends a link to choose a new password, if the address is known; nothing tells whether it is. For accounts that wait to be
 * opened by that address, and for a new member without a password, the link that opens them is sent again; who has asked for
 * an account is told where that stands.
 */
export const requestPasswordReset = (ctx: Ctx, email: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    for (const { accountId: id, firstName, ...account } of await readAccountsToOpen(tx, email)) {
      if ((await holdLinkedAccount(tx, id)) !== 'approved') continue
      if (!(await areActivationsSpent(tx, id)))
        await sendAccountActivation(tx, { id, ...account }, { firstName, email, locale: tx.locale })
    }
    await tellOfRequests(tx, email)
    const person = await findPersonByEmail(tx, email)
    if (person && !(await isDead(tx, person.id))) await sendFittingLink(tx, person)
  })

/**
 * Who has not chosen a first password yet gets the link for that again, five a day at most. Who comes in through FranceConnect
 * is known already: a first password asks for what another one would.
 */
export async function sendFittingLink(
  tx: Ctx,
  person: LinkedPerson,
  template: 'password-reset' | 'password-lost' = 'password-reset',
): Promise<void> {
  if ((await holdCredentials(tx, person.id)) !== null) return sendPasswordLink(tx, person, template)
  if (await isFederated(tx, person.id)) return sendPasswordLink(tx, person, template, { first: 'yes' })
  if (!(await areMemberActivationsSpent(tx, person.id))) await sendMemberActivation(tx, person)
}

interface LinkedPerson {
  readonly id: string
  readonly firstName: string
  readonly email: string
  readonly locale: Locale
}

/** A link by which a person chooses a password, with the mail that says why. Older ones end. */
export async function sendPasswordLink(
  tx: Ctx,
  person: LinkedPerson,
  template: 'password-reset' | 'password-lost' | 'login-passed',
  data: Readonly<Record<string, string>> = {},
): Promise<void> {
  const token = tx.ids.token()
  const now = tx.clock.now()
  await endLinks(tx, 'password-reset', person.id)
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000)
  const link = { tokenHash: tokenHashOf(token), purpose: 'password-reset', personId: person.id }
  await insertLinks(tx, [{ ...link, createdAt: now, expiresAt }])
  await queueMessage(tx, {
    template,
    to: person.email,
    personId: person.id,
    locale: person.locale,
    data: { firstName: person.firstName, ...data },
    secret: { link: `${tx.deps.config.publicUrl}/activation/${token}` },
    dedupeKey: `${template}:${tokenHashOf(token).toString('hex')}`,
  })
  await audit(tx, { action: 'password.reset-requested', subjectKind: 'person', subjectId: person.id })
}
