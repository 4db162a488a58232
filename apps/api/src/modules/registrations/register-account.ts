import type { registerAccount as route } from '@guichet/contract/registrations.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { primaryLoginProblem } from '@guichet/domain/account-login'
import type { AccountState } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { filePrimaryAccount, identityColumns } from '../accounts/index.ts'
import { findPerson, giveLogin } from '../identity/index.ts'
import { chooseForNewcomer } from '../options/index.ts'
import { getOrganisationProfile, readTerms } from '../organisation/index.ts'
import { countRegistrations, insertRegistration } from './data/registration-data.ts'
import { tellOfRegistration } from './tell-of-registration.ts'

type Input = Out<(typeof route)['body']>
const DAY_MS = 86_400_000
/** Accounts that may be asked for with one address within a day, whoever asks. */
export const DAILY_REGISTRATIONS = 3

/** Who has the account from the start: whoever is signed in; nobody otherwise. */
function applicantOf({ actor }: Ctx): string | null {
  if (actor.kind === 'person') return actor.personId
  if (actor.kind !== 'key') return null
  if (!actor.scopes.includes('accounts:write')) throw problem('key.scope-missing')
  return actor.personId
}

const firstState = (approval: string, applicantId: string | null): AccountState => {
  if (approval !== 'automatic') return 'requested'
  return applicantId === null ? 'approved' : 'open'
}

async function assertFew(tx: Ctx, email: string): Promise<void> {
  const since = new Date(tx.clock.now().getTime() - DAY_MS)
  if ((await countRegistrations(tx, email, since)) >= DAILY_REGISTRATIONS)
    throw problem('rate.limited', { retryAfterSeconds: DAY_MS / 1000 })
}

/**
 * Asks for a primary account (A24). Where the organisation decides, it waits; else a link opens it at once. Somebody who is
 * signed in has it on his own person. Nothing in the answer hangs on who else has an account, or signs in with that address.
 * @throws problems `account.login-taken`, `account.procedure-unavailable`, `rate.limited`, `key.scope-missing`,
 * `request.invalid`.
 */
export async function registerAccount(ctx: Ctx, input: Input): Promise<BodyOf<typeof route>> {
  const applicantId = applicantOf(ctx)
  const fault = primaryLoginProblem(input.login)
  if (fault) throw fieldProblem('/login', fault)
  const terms = await readTerms(ctx, 'account-terms')
  if (input.termsVersion !== terms.version) throw fieldProblem('/termsVersion', 'terms.changed')
  identityColumns(input)
  const { primaryApproval, portalName } = await getOrganisationProfile(ctx)
  const state = firstState(primaryApproval, applicantId)
  return withTx(ctx, async (tx) => {
    await assertFew(tx, input.responsible.email)
    const procedures = await chooseForNewcomer(tx, input.profileCode, input.procedures)
    const applicant = applicantId === null ? null : await findPerson(tx, applicantId)
    const facts = { portal: portalName, state, procedures, holderId: applicantId }
    const account = await filePrimaryAccount(tx, input, facts)
    if (applicantId !== null) await giveLogin(tx, account, applicantId)
    const { termsVersion } = input
    const locale = applicant?.locale ?? tx.locale
    await insertRegistration(tx, { accountId: account.id, termsVersion, locale })
    await audit(tx, {
      action: 'account.registered',
      subjectKind: 'account',
      subjectId: account.id,
      after: { login: account.login, state, termsVersion },
    })
    await tellOfRegistration(tx, account, { state, responsible: input.responsible, applicant, locale })
    return {
      ...{ fileNumber: account.fileNumber, login: account.login, state },
      accountId: applicantId === null ? null : account.id,
    }
  })
}
