import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage, queueMessages } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findAccountNames, readSecondaryKeepers } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

interface Asking {
  readonly account: NonNullable<Awaited<ReturnType<typeof findAccountNames>>>
  readonly holder: NonNullable<Awaited<ReturnType<typeof findPerson>>>
  readonly reason: string | null
}

const nameOf = ({ firstName, lastName }: Asking['holder']) => `${firstName} ${lastName}`

async function readAsking(tx: Ctx, accountId: string, reason: string | null): Promise<Asking> {
  const account = await findAccountNames(tx, accountId)
  const holder = await findPerson(tx, actingPersonId(tx))
  if (!account || !holder) throw problem('resource.not-found')
  return { account, holder, reason }
}

/** Tells the holder, and the account, what follows. */
async function confirm(tx: Ctx, { account, holder, reason }: Asking, whom: Record<string, string>) {
  const today = tx.clock.today()
  await queueMessage(tx, {
    template: 'closure-received',
    to: holder.email,
    personId: holder.id,
    locale: holder.locale,
    data: { firstName: holder.firstName, login: account.login, ...whom },
    dedupeKey: `closure-received:${account.id}:${today}`,
  })
  await tellAccount(tx, {
    ...{ accountId: account.id, kind: 'account-closure-received', event: today, told: [holder.email] },
    ...{ data: { reason, ...whom }, isPrivate: true },
  })
}

/** A primary is closed by the organisation. */
async function askOrganisation(tx: Ctx, asking: Asking): Promise<string> {
  const { account, holder, reason } = asking
  const { email, phone } = await getOrganisationProfile(tx)
  await queueMessage(tx, {
    template: 'closure-requested',
    to: email,
    personId: null,
    locale: 'fr',
    data: {
      holder: nameOf(holder),
      login: account.login,
      fileNumber: account.fileNumber,
      companyName: account.companyName,
      reason,
      accountUrl: `${tx.deps.config.publicUrl}/admin/comptes/${account.id}`,
    },
    dedupeKey: `closure-requested:${account.id}:${tx.clock.today()}`,
  })
  await confirm(tx, asking, { email, phone })
  return email
}

/** A secondary account is closed by those who keep the secondary accounts of its primary: a message there, a mail to each. */
async function askPrimary(tx: Ctx, asking: Asking, primaryId: string): Promise<void> {
  const { account, holder, reason } = asking
  const primary = await findAccountNames(tx, primaryId)
  if (!primary) throw new TypeError(`the primary ${primaryId} is gone`)
  const keepers = await readSecondaryKeepers(tx, primaryId)
  const kind = 'secondary-closure-requested'
  const event = `${account.id}:${tx.clock.today()}`
  const data = {
    ...{ holder: nameOf(holder), reason },
    ...{ secondary: account.login, secondaryCompany: account.companyName },
  }
  // The primary before its secondary, as whoever locks both does.
  await tellAccount(tx, {
    ...{ accountId: primaryId, kind, event, data, told: keepers.map(({ email }) => email) },
  })
  await queueMessages(
    tx,
    keepers.map(({ personId, email, locale }) => ({
      ...{ template: kind, to: email, personId, locale, dedupeKey: `${kind}:${event}:${email}` },
      data: {
        ...{ ...data, login: primary.login, companyName: primary.companyName, accountId: primaryId },
        portalUrl: tx.deps.config.publicUrl,
      },
    })),
  )
  await confirm(tx, asking, { primary: primary.login })
}

/**
 * The holder of an account asks those who may close it to do so (A25): of a primary the organisation, of a secondary its
 * primary. They are written to once a day at most, and the holder is told what follows; the account stays as it is.
 * @returns the address that was written to; null when it was the primary.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`.
 */
export const requestAccountClosure = (
  ctx: Ctx,
  accountId: string,
  reason: string | null,
): Promise<{ email: string | null }> =>
  withTx(ctx, async (tx) => {
    const { via, primary } = await reachAccount(tx, accountId, 'manage-persons')
    if (via !== 'own') throw problem('account.right-missing')
    if (!primary) await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    const asking = await readAsking(tx, accountId, reason)
    const email = primary ? null : await askOrganisation(tx, asking)
    if (primary) await askPrimary(tx, asking, primary.id)
    await audit(tx, {
      action: 'account.closure-requested',
      subjectKind: 'account',
      subjectId: accountId,
      after: { reason },
    })
    return { email }
  })
