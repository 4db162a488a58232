import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson, giveLogin, isIdentifierTaken, readIdentifiers } from './data/person-data.ts'
import { sendPasswordLink } from './request-password-reset.ts'

/**
 * The login of an account passes from its former holder to the new one. A former holder who signed in with nothing else is
 * sent a link, by which the address becomes what he signs in with.
 * @throws a problem `account.holder-unreachable` when somebody else signs in with that address.
 */
export async function moveLogin(
  tx: Ctx,
  account: { readonly id: string; readonly login: string },
  from: string,
  to: string,
): Promise<void> {
  const former = await findPerson(tx, from)
  const next = await findPerson(tx, to)
  if (!former || !next) throw problem('account.person-unknown')
  const others = (await readIdentifiers(tx, from)).filter((identifier) => identifier !== account.login)
  if (others.length === 0 && (await isIdentifierTaken(tx, former.email)))
    throw problem('account.holder-unreachable')
  await giveLogin(tx, account, to)
  if (others.length === 0)
    await sendPasswordLink(tx, former, 'login-passed', {
      login: account.login,
      newHolder: `${next.firstName} ${next.lastName}`,
    })
}
