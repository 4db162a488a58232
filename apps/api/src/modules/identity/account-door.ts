import type { AccountRight } from '@guichet/domain/account-rights'
import type { Ctx } from '../../ctx.ts'

/** What a one-time link does to an account, in the transaction that uses the link. Module accounts says how. */
export interface AccountDoor {
  /** The account is open, under its holder; false when it did not wait for that any more. */
  open(tx: Ctx, accountId: string, holderId: string): Promise<boolean>
  /** The person is on the account; false when the account takes nobody any more. */
  join(tx: Ctx, accountId: string, personId: string, rights: readonly AccountRight[]): Promise<boolean>
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
