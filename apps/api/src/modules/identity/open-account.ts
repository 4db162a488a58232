import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { accountDoor } from './account-door.ts'
import { asPerson } from './as-person.ts'
import { createHolder, hashNewPassword } from './create-person.ts'
import { type Link, useLink } from './data/link-data.ts'

/**
 * By the link sent to its responsible person: the holder chooses a password, and the account is open in the same
 * transaction. The link proves the address, which becomes an identifier too unless somebody has it.
 * @throws problems `link.invalid`, `password.refused`.
 */
export async function openAccount(ctx: Ctx, tokenHash: Buffer, link: Link, password: string): Promise<void> {
  const { accountId, login, firstName, lastName, recipient } = link
  if (!accountId || !login || !firstName || !lastName || !recipient) throw problem('link.invalid')
  const passwordHash = await hashNewPassword(ctx, password, [firstName, lastName, recipient, login])
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const person = { firstName, lastName, email: recipient, locale: tx.locale, passwordHash }
    const holderId = await createHolder(tx, { id: accountId, login }, person, { emailProven: true })
    if (!(await accountDoor().open(asPerson(tx, holderId), accountId, holderId)))
      throw problem('link.invalid')
  })
}
