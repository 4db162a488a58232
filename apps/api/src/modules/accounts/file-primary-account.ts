import type { registerAccount } from '@guichet/contract/registrations.contract'
import type { Out } from '@guichet/contract/route'
import { accountKeys } from '@guichet/domain/account-keys'
import type { AccountState } from '@guichet/domain/account-state'
import type { Ctx } from '../../ctx.ts'
import { nextNumber } from '../../platform/counters.ts'
import { problem } from '../../platform/problem-error.ts'
import { identityColumns } from './account-identity.ts'
import { insertAccountPerson } from './data/account-person-data.ts'
import { insertAccount, type NewAccount } from './data/account-writes.ts'
import { isLoginFree, releaseRefusedLogins } from './data/login-data.ts'

/** Series of the file numbers. */
export const FILE_NUMBERS = 'account-file'

export type PrimaryInput = Out<(typeof registerAccount)['body']>
export interface PrimaryFacts {
  readonly portal: string
  readonly state: AccountState
  readonly procedures: NewAccount['procedures']
  /** Somebody who has it from the start; null when it waits for its holder. */
  readonly holderId: string | null
}
export interface FiledAccount {
  readonly id: string
  readonly fileNumber: number
  readonly login: string
  readonly companyName: string
}

const loginTaken = () =>
  problem('account.login-taken', { errors: [{ pointer: '/login', code: 'login.taken' }] })

/**
 * Writes a new primary account, with the mailbox that every primary has; in the transaction of the verb that makes it.
 * @throws problems `account.login-taken`, `request.invalid`.
 */
export async function filePrimaryAccount(
  tx: Ctx,
  input: PrimaryInput,
  { holderId, procedures, ...facts }: PrimaryFacts,
): Promise<FiledAccount> {
  const { login, siret, companyName, responsible, accountType, profileCode } = input
  if (!(await isLoginFree(tx, login))) throw loginTaken()
  await releaseRefusedLogins(tx, [login])
  const id = tx.ids.uuid()
  const fileNumber = await nextNumber(tx, FILE_NUMBERS)
  const now = tx.clock.now()
  const account = {
    ...{ id, fileNumber, login, parentId: null, profileCode, accountType, siret, companyName, ...facts },
    ...accountKeys({ ...responsible, fileNumber, login, siret, companyName }),
    ...{ hasMailbox: true, createdOn: tx.clock.today(), createdAt: now, updatedAt: now },
  }
  if (!(await insertAccount(tx, { account, details: identityColumns(input), procedures }))) throw loginTaken()
  if (holderId !== null) await insertAccountPerson(tx, id, holderId, 'holder', [])
  return { id, fileNumber, login, companyName }
}
