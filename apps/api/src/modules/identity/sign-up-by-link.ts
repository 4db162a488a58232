import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { admitNewcomer } from './admit-newcomer.ts'
import { hashNewPassword } from './create-person.ts'
import { isIdentifierTaken } from './data/person-data.ts'

interface Newcomer {
  readonly firstName: string
  readonly lastName: string
  /** Proven by the link. */
  readonly email: string
  readonly password: string
}

/**
 * Lets somebody new accept an invitation by its link. `accept` runs in the transaction, and calls `admit` for the context in
 * which the newcomer acts once it is sure that the link still holds.
 * @throws problems `session.required`, `password.refused`.
 */
export async function signUpByLink(
  ctx: Ctx,
  { password, ...said }: Newcomer,
  accept: (tx: Ctx, admit: () => Promise<Ctx>) => Promise<void>,
): Promise<void> {
  const { firstName, lastName, email } = said
  if (await isIdentifierTaken(ctx, email)) throw problem('session.required')
  const passwordHash = await hashNewPassword(ctx, password, [firstName, lastName, email])
  await withTx(ctx, (tx) =>
    accept(tx, async () => {
      const admitted = await admitNewcomer(tx, { ...said, locale: tx.locale, passwordHash })
      // Somebody took the address meanwhile: from now on that person signs in first.
      if (!admitted) throw problem('session.required')
      return admitted
    }),
  )
}
