import type { createSecondaryAccount as route } from '@guichet/contract/accounts.contract'
import type { Out } from '@guichet/contract/route'
import { accountKeys } from '@guichet/domain/account-keys'
import { accountNameProblem, secondaryLogin } from '@guichet/domain/account-login'
import { type AccountState, mailboxesLeft } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { createHolder, demandSettled, hashNewPassword, sendAccountActivation } from '../identity/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { identityColumns } from './account-identity.ts'
import { type AccountView, toAccountView } from './account-view.ts'
import { chooseProcedures } from './choose-procedures.ts'
import { findAccount } from './data/account-data.ts'
import { insertAccountPerson } from './data/account-person-data.ts'
import { countMailboxes, insertAccount } from './data/account-writes.ts'
import { isLoginFree, releaseRefusedLogins } from './data/login-data.ts'
import { FILE_NUMBERS } from './file-primary-account.ts'
import { inUseText } from './in-use-text.ts'
import { type ReachedAccount, reachAccount } from './reach-account.ts'
import { reachPrimary } from './reach-primary.ts'

type Input = Out<(typeof route)['body']> & { readonly deviceToken: string | null }

const loginTaken = () =>
  problem('account.login-taken', { errors: [{ pointer: '/accountName', code: 'login.taken' }] })

const hashPassword = async (ctx: Ctx, { access, companyName, responsible }: Input, login: string) =>
  access.kind === 'password'
    ? hashNewPassword(
        ctx,
        access.password,
        [login, companyName, responsible.firstName, responsible.lastName, responsible.email],
        '/access/password',
      )
    : null

/** With a password it is open at once; an invitation waits for the holder; both wait for the organisation if it decides. */
const firstState = (approval: string, passwordHash: string | null): AccountState => {
  if (approval === 'staff') return 'requested'
  return passwordHash === null ? 'approved' : 'open'
}

/**
 * Creates a secondary account (A14, A15). Others who create under the same primary wait for its row, so that its mailboxes
 * are never more than its quota, and a primary that is being closed takes none.
 * @throws problems `resource.not-found`, `account.not-primary`, `account.right-missing`, `account.closed`,
 * `account.quota-exceeded`, `account.login-taken`, `account.procedure-unavailable`, `password.refused`, `recovery.recent`,
 * `request.invalid`.
 */
export async function createSecondaryAccount(
  ctx: Ctx,
  primaryId: string,
  input: Input,
): Promise<AccountView> {
  const { login: primaryLogin } = await reachPrimary(ctx, primaryId)
  await demandSettled(ctx, input.deviceToken)
  const nameProblem = accountNameProblem(input.accountName)
  if (nameProblem) throw fieldProblem('/accountName', nameProblem)
  const details = identityColumns(input)
  const login = secondaryLogin(input.accountName, primaryLogin)
  const passwordHash = await hashPassword(ctx, input, login)
  const { secondaryApproval } = await getOrganisationProfile(ctx)
  const state = firstState(secondaryApproval, passwordHash)
  return withTx(ctx, async (tx) => {
    const primary = await reachPrimary(tx, primaryId, { lock: true })
    const inUse = input.createMailbox ? await countMailboxes(tx, primaryId) : 0
    if (input.createMailbox && mailboxesLeft(primary.mailboxQuota, inUse) === 0)
      throw problem('account.quota-exceeded', { detail: inUseText(tx, inUse) })
    if (!(await isLoginFree(tx, login))) throw loginTaken()
    await releaseRefusedLogins(tx, [login])
    const procedures = await chooseProcedures(tx, primary, input.procedures)
    const account = await accountRow(tx, primary, input, { login, state })
    if (!(await insertAccount(tx, { account, details, procedures }))) throw loginTaken()
    await audit(tx, {
      action: 'account.created',
      subjectKind: 'account',
      subjectId: account.id,
      after: {
        login,
        state,
        parentId: primaryId,
        access: input.access.kind,
        hasMailbox: input.createMailbox,
      },
    })
    const named = { id: account.id, login, companyName: input.companyName }
    const person = { firstName: details.firstName, lastName: details.lastName, email: details.email }
    if (passwordHash !== null) {
      const holderId = await createHolder(tx, named, { ...person, locale: tx.locale, passwordHash })
      await insertAccountPerson(tx, account.id, holderId, 'holder', [])
    } else if (state === 'approved') {
      await sendAccountActivation(tx, named, { ...person, locale: tx.locale })
    }
    const row = await findAccount(tx, account.id)
    if (!row) throw new TypeError(`account ${account.id} was not written`)
    return toAccountView(row, await reachAccount(tx, account.id), tx.locale)
  })
}

/** Profile, portal and test flag are those of the primary. */
async function accountRow(
  tx: Ctx,
  primary: ReachedAccount,
  input: Input,
  { login, state }: { readonly login: string; readonly state: AccountState },
) {
  const above = await findAccount(tx, primary.id)
  if (!above) throw problem('resource.not-found')
  const fileNumber = await nextNumber(tx, FILE_NUMBERS)
  const now = tx.clock.now()
  const { siret, companyName, responsible, accountType, autonomous, createMailbox } = input
  return {
    ...{ id: tx.ids.uuid(), fileNumber, login, parentId: primary.id, profileCode: primary.profileCode },
    ...{ accountType, portal: above.account.portal, state, test: above.account.test, siret, companyName },
    ...accountKeys({ ...responsible, fileNumber, login, siret, companyName }),
    ...{ hasMailbox: createMailbox, autonomous, createdOn: tx.clock.today(), createdAt: now, updatedAt: now },
  }
}
