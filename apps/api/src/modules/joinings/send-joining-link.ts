import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { areMemberActivationsSpent, findPerson, sendMemberActivation } from '../identity/index.ts'
import type { JoiningRow } from './data/joining-data.ts'
import { reachJoining, readContent } from './joining-access.ts'
import { type JoiningView, toJoiningView } from './joining-view.ts'
import { takeLink } from './take-link.ts'
import { tellOfJoining } from './tell-of-joining.ts'

/** Once it is paid: the link to choose a first password, five a day at most. */
async function sendActivation(tx: Ctx, personId: string): Promise<void> {
  if (await areMemberActivationsSpent(tx, personId))
    throw problem('rate.limited', { retryAfterSeconds: 86_400 })
  const person = await findPerson(tx, personId)
  if (!person || !(await sendMemberActivation(tx, person))) throw problem('joining.closed')
}

async function sendAgain(tx: Ctx, joining: JoiningRow): Promise<void> {
  if (joining.state === 'completed' && joining.personId !== null) return sendActivation(tx, joining.personId)
  const content = readContent(tx, joining)
  if (joining.state === 'draft' || joining.signedIn || !content) throw problem('joining.closed')
  await takeLink(tx, joining, joining.email)
  await tellOfJoining(tx, joining, content)
  await audit(tx, { action: 'joining.link-sent', subjectKind: 'joining', subjectId: joining.id })
}

/**
 * Sends the link of a joining again: to pay it, or to choose a password once it is paid.
 * @throws problems `resource.not-found`, `joining.closed`, `rate.limited`.
 */
export async function sendJoiningLink(ctx: Ctx, token: string): Promise<JoiningView> {
  const access = await reachJoining(ctx, token)
  await withTx(ctx, (tx) => sendAgain(tx, access.joining))
  return toJoiningView(ctx, access)
}
