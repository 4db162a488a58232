import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { followAddress } from './address-followers.ts'
import { swapAddress } from './complete-email-change.ts'
import { deleteOtherAddresses, writeAddress } from './data/email-change-data.ts'
import { deleteEmailIdentifiers, findPerson, insertIdentifier } from './data/person-data.ts'
import { hasSignInMeans, lockPerson } from './data/sign-in-means.ts'
import {
  areMemberActivationsSpent,
  endMemberActivations,
  sendMemberActivation,
} from './send-member-activation.ts'

interface FirstAddress {
  /** Normalised. */
  readonly email: string
  /** Why; it stands in the history of the file. */
  readonly reason: string
  /** The address of somebody close: it is written to, and nobody signs in with it as this person. */
  readonly shared: boolean
}

/**
 * Gives an address to somebody who has no way to sign in yet, in the transaction of the caller: a link to a first password is sent
 * to it. Whoever signs in changes the address himself, confirmed by both.
 * @throws problems `resource.not-found`, `member.signs-in`, `request.invalid`, `rate.limited`.
 */
export async function giveFirstAddress(tx: Ctx, personId: string, given: FirstAddress): Promise<void> {
  await lockPerson(tx, personId)
  const person = await findPerson(tx, personId)
  if (!person) throw problem('resource.not-found')
  // Before looking: whoever uses an earlier link at this moment has either signed in by now, or cannot any more.
  await endMemberActivations(tx, personId)
  if (await hasSignInMeans(tx, personId)) throw problem('member.signs-in')
  const { email, reason, shared } = given
  if (email === person.email) throw fieldProblem('/email', 'email.same')
  if (await areMemberActivationsSpent(tx, personId)) throw problem('rate.limited')
  if (shared) await deleteEmailIdentifiers(tx, personId)
  else if (!(await insertIdentifier(tx, { identifier: email, kind: 'email', personId })))
    throw fieldProblem('/email', 'email.taken')
  else await deleteOtherAddresses(tx, personId, email)
  await writeAddress(tx, personId, email, (key) => swapAddress(key, person.email, email))
  await followAddress(tx, personId)
  await audit(tx, {
    ...{ action: 'member.address-given', subjectKind: 'person', subjectId: personId },
    before: { email: person.email },
    after: { email, reason, shared },
  })
  if (!shared) await sendMemberActivation(tx, { ...person, email })
}
