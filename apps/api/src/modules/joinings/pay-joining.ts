import type { payJoining as route } from '@guichet/contract/joinings.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { openCheckout, openPayment, tellHowToPay } from '../billing/index.ts'
import { admitPerson } from '../identity/index.ts'
import {
  availableMethods,
  demandAsTold,
  findMember,
  findMemberByNir,
  listJoinableTypes,
} from '../memberships/index.ts'
import {
  findOpenJoining,
  holdAddress,
  type JoiningRow,
  lockJoining,
  moveJoining,
} from './data/joining-data.ts'
import { nirHashOf, reachJoining, reachProven, readContent } from './joining-access.ts'
import type { JoiningContent } from './joining-content.ts'
import { type JoiningView, plannedDays, toJoiningView } from './joining-view.ts'

export const JOINING_PURPOSE = 'membership-joining'

export const isOnline = (method: string): boolean => method === 'card' || method === 'sepa-debit'

/** Opens (or opens again) the page where a joining is paid. Its secret stays in the browser. */
export const openJoiningCheckout = (ctx: Ctx, paymentId: string) => {
  const page = `${ctx.deps.config.publicUrl}/inscription/adhesion`
  return openCheckout(ctx, {
    paymentId,
    successUrl: `${page}?retour=paye`,
    cancelUrl: `${page}?retour=annule`,
  })
}

/** Who pays: the person who was signed in, or one made now, whose address is proven. @throws a problem `joining.known`. */
async function payerOf(tx: Ctx, joining: JoiningRow, content: JoiningContent): Promise<string> {
  const personId = joining.signedIn
    ? joining.personId
    : await admitPerson(tx, {
        ...{ id: joining.personId, email: joining.email, locale: joining.locale },
        ...{ firstName: content.firstName, lastName: content.lastName, phone: content.phone || null },
      })
  if (personId === null) throw problem('joining.known')
  const member = await findMember(tx, personId)
  if (member?.number != null) throw problem('joining.known')
  const nirOwner = content.nir === null ? null : await findMemberByNir(tx, nirHashOf(tx, content.nir))
  if (nirOwner !== null) throw problem('joining.known')
  return personId
}

/** The joining as it is now, if it can be paid: one at a time for an address, whatever is clicked how often. */
async function holdPayable(tx: Ctx, { id, email }: JoiningRow): Promise<JoiningRow> {
  await holdAddress(tx, email)
  const joining = await lockJoining(tx, id)
  if (!joining) throw problem('resource.not-found')
  if (await findOpenJoining(tx, email)) throw problem('joining.payment-pending')
  if (joining.state !== 'submitted') throw problem('joining.closed')
  return joining
}

/**
 * Opens the payment of a joining whose address is proven. It becomes a membership when it is paid.
 * @throws problems `resource.not-found`, `joining.closed`, `joining.known`, `joining.payment-pending`,
 * `membership.type-unavailable`, `membership.offer-changed`, `payment.provider-unavailable`, `request.invalid`.
 */
export async function payJoining(
  ctx: Ctx,
  token: string,
  { method, ...told }: Out<(typeof route)['body']>,
): Promise<JoiningView> {
  const reached = await reachProven(ctx, token)
  const paymentId = ctx.ids.uuid()
  await withTx(ctx, async (tx) => {
    const joining = await holdPayable(tx, reached)
    const content = readContent(tx, joining)
    if (!content) throw problem('joining.closed')
    const types = await listJoinableTypes(tx, content.partnerId || null)
    const type = types.find(({ id }) => id === joining.typeId)
    if (!type) throw problem('membership.type-unavailable')
    if (!(await availableMethods(tx)).includes(method)) throw fieldProblem('/method', 'invalid')
    const { amountCents } = type
    demandAsTold(told, { amountCents, ...(await plannedDays(tx, joining.personId, type)) })
    const personId = await payerOf(tx, joining, content)
    await openPayment(tx, {
      ...{ id: paymentId, personId, purpose: JOINING_PURPOSE, purposeId: joining.id },
      labelFr: `Adhésion – ${type.labelFr}`,
      labelEn: `Membership – ${type.labelEn}`,
      ...{ amountCents, method },
    })
    const opened = { personId, paymentId, amountCents }
    if (!(await moveJoining(tx, joining.id, 'payment-opened', 'awaiting-payment', opened)))
      throw problem('joining.payment-pending')
    await tellHowToPay(tx, paymentId, null)
    await audit(tx, {
      action: 'joining.payment-opened',
      subjectKind: 'joining',
      subjectId: joining.id,
      after: { type: type.code, method, amountCents },
    })
  })
  if (isOnline(method)) await openJoiningCheckout(ctx, paymentId)
  return toJoiningView(ctx, await reachJoining(ctx, token))
}
