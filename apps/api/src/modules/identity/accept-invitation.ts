import { type Ctx, withTx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { accountDoor } from './account-door.ts'
import { asPerson } from './as-person.ts'
import { createPerson, hashNewPassword } from './create-person.ts'
import { holdLinkedAccount } from './data/held-account-data.ts'
import { type Link, useLink } from './data/link-data.ts'
import { findPersonByEmail, insertIdentifier } from './data/person-data.ts'
import { demandKnownPerson } from './demand-known-person.ts'

export interface AcceptInvitationInput {
  readonly password?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

/**
 * Somebody who was invited joins the account. Who signs in with that address already does so first; for anybody else the
 * link makes a person, with a password.
 * @throws problems `link.invalid`, `session.required`, `session.forbidden`, `password.refused`.
 */
export async function acceptInvitation(
  ctx: Ctx,
  tokenHash: Buffer,
  link: Link,
  input: AcceptInvitationInput,
): Promise<void> {
  const { recipient, accountId, login, rights } = link
  if (!recipient || !accountId || !login) throw problem('link.invalid')
  const known = await findPersonByEmail(ctx, recipient)
  if (known) {
    await demandKnownPerson(ctx, tokenHash, known.id)
    await withTx(ctx, async (tx) => {
      await holdLinkedAccount(tx, accountId)
      if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
      if (!(await accountDoor().join(tx, accountId, known.id, rights))) throw problem('link.invalid')
    })
    return
  }
  if (!input.password) throw fieldProblem('/password', 'required')
  const firstName = input.firstName ?? link.invitedFirstName
  const lastName = input.lastName ?? link.invitedLastName
  if (!firstName) throw fieldProblem('/firstName', 'required')
  if (!lastName) throw fieldProblem('/lastName', 'required')
  const passwordHash = await hashNewPassword(ctx, input.password, [firstName, lastName, recipient, login])
  await withTx(ctx, async (tx) => {
    await holdLinkedAccount(tx, accountId)
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const named = { firstName, lastName, email: recipient, locale: tx.locale, passwordHash }
    const personId = await createPerson(tx, named)
    // Somebody took the address meanwhile, perhaps by another invitation: from now on that person signs in first.
    if (!(await insertIdentifier(tx, { identifier: recipient, kind: 'email', personId })))
      throw problem('session.required')
    if (!(await accountDoor().join(asPerson(tx, personId), accountId, personId, rights)))
      throw problem('link.invalid')
  })
}
