import { type Ctx, withTx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { accountDoor } from './account-door.ts'
import { asPerson } from './as-person.ts'
import { createHolder, hashNewPassword } from './create-person.ts'
import { holdLinkedAccount } from './data/held-account-data.ts'
import { type Link, opensOnPerson, useLink } from './data/link-data.ts'
import { findPersonByEmail, giveLogin } from './data/person-data.ts'
import { demandKnownPerson } from './demand-known-person.ts'

/**
 * By the link sent to its responsible person: the holder chooses a password, and the account is open in the same
 * transaction. The link proves the address, which becomes an identifier too unless somebody has it. A primary is opened by
 * who signs in with that address already, signed in and without a password.
 * @throws problems `link.invalid`, `password.refused`, `session.required`, `session.forbidden`, `request.invalid`.
 */
export async function openAccount(
  ctx: Ctx,
  tokenHash: Buffer,
  link: Link,
  password: string | undefined,
): Promise<void> {
  const { accountId, login, firstName, lastName, recipient } = link
  if (!accountId || !login || !firstName || !lastName || !recipient) throw problem('link.invalid')
  const known = opensOnPerson(link) ? await findPersonByEmail(ctx, recipient) : null
  if (known) return openOnPerson(ctx, tokenHash, { id: accountId, login }, known.id)
  if (!password) throw fieldProblem('/password', 'required')
  const passwordHash = await hashNewPassword(ctx, password, [firstName, lastName, recipient, login])
  await withTx(ctx, async (tx) => {
    await holdLinkedAccount(tx, accountId)
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const person = { firstName, lastName, email: recipient, locale: tx.locale, passwordHash }
    const holderId = await createHolder(tx, { id: accountId, login }, person, { emailProven: true })
    if (!(await accountDoor().open(asPerson(tx, holderId), accountId, holderId)))
      throw problem('link.invalid')
  })
}

async function openOnPerson(
  ctx: Ctx,
  tokenHash: Buffer,
  account: { readonly id: string; readonly login: string },
  personId: string,
): Promise<void> {
  await demandKnownPerson(ctx, tokenHash, personId)
  await withTx(ctx, async (tx) => {
    await holdLinkedAccount(tx, account.id)
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    await giveLogin(tx, account, personId)
    if (!(await accountDoor().open(tx, account.id, personId))) throw problem('link.invalid')
  })
}
