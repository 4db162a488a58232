import type { AccountRight } from '@guichet/domain/account-rights'
import type { Ctx } from '../../ctx.ts'

/** What identity has to know of accounts, and what a one-time link does to one. Module accounts says how. */
export interface AccountDoor {
  /** In the transaction that uses the link: the account is open, under its holder; false when it did not wait for that any more. */
  open(tx: Ctx, accountId: string, holderId: string): Promise<boolean>
  /** In the transaction that uses the link: the person is on the account; false when the account takes nobody any more. */
  join(tx: Ctx, accountId: string, personId: string, rights: readonly AccountRight[]): Promise<boolean>
  /** Hashes of the passwords of mailboxes whose holder the person is, as mail servers read them. */
  mailboxHashes(ctx: Ctx, personId: string): Promise<readonly string[]>
}

let registered: AccountDoor | null = null

/** Registers what links to accounts do, once. @throws {TypeError} when it is registered already. */
export function registerAccountDoor(door: AccountDoor): void {
  if (registered) throw new TypeError('the door to accounts is registered twice')
  registered = door
}

/** @throws {TypeError} when nobody registered it. */
export function accountDoor(): AccountDoor {
  if (!registered) throw new TypeError('there is no door to accounts')
  return registered
}
