import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findPayment, type PaidMail, type PaidPayment } from '../billing/index.ts'
import { makeMemberActivation, releasePerson } from '../identity/index.ts'
import { admitMember, NIR_FIELD } from '../memberships/index.ts'
import { findJoiningByPayment, lockJoining, moveJoining } from './data/joining-data.ts'
import { nirHashOf, readContent, termsOf } from './joining-access.ts'
import { fileOf } from './joining-content.ts'

/** Makes the member and the first membership, in the payment’s transaction; the mail brings the link to choose a password. */
export async function completeJoining(ctx: Ctx, paid: PaidPayment): Promise<PaidMail> {
  const found = await findJoiningByPayment(ctx, paid.paymentId)
  const joining = found && (await lockJoining(ctx, found.id))
  const content = joining && readContent(ctx, joining)
  const payment = await findPayment(ctx, paid.paymentId)
  const terms = joining && termsOf(joining)
  if (!joining || !content || !payment || joining.typeId === null || !terms)
    throw new TypeError(`payment ${paid.paymentId} pays no joining`)
  const { nir } = content
  const file = {
    ...fileOf(content),
    nir:
      nir === null
        ? null
        : { nirCipher: ctx.deps.encryption.encrypt(nir, NIR_FIELD), nirHash: nirHashOf(ctx, nir) },
  }
  const { membershipId, number, startsOn, endsOn } = await admitMember(ctx, paid.personId, file, {
    ...{ typeId: joining.typeId, terms, amountCents: payment.amountCents, paymentId: payment.id },
    ...{ paymentMethod: payment.method, paidOn: paid.paidOn },
  })
  // What was typed is in the file now.
  const done = { membershipId, contentCipher: null }
  if (!(await moveJoining(ctx, joining.id, 'paid', 'completed', done)))
    throw new TypeError(`joining ${joining.id} was not open`)
  await audit(ctx, {
    action: 'membership.joined',
    subjectKind: 'membership',
    subjectId: membershipId,
    after: { startsOn, endsOn, memberNumber: number, joiningId: joining.id },
  })
  const link = await makeMemberActivation(ctx, paid.personId)
  const url = `${ctx.deps.config.publicUrl}/adhesions/${membershipId}`
  return {
    template: 'membership-joined',
    data: { startsOn, endsOn, memberNumber: number, url, activation: link === null ? 'no' : 'yes' },
    ...(link !== null && { secret: { link } }),
  }
}

/** The payment is on its way (direct debit). */
export async function markJoiningProcessing(ctx: Ctx, paymentId: string): Promise<void> {
  const joining = await findJoiningByPayment(ctx, paymentId)
  if (joining) await moveJoining(ctx, joining.id, 'payment-processing', 'processing')
}

/** The payment ended without money: it may be paid in another way, and the address is free for others until then. */
export async function endJoiningPayment(
  ctx: Ctx,
  paymentId: string,
  state: 'failed' | 'expired' | 'cancelled',
): Promise<void> {
  const joining = await findJoiningByPayment(ctx, paymentId)
  if (!joining || !(await moveJoining(ctx, joining.id, 'payment-ended', 'submitted'))) return
  if (!joining.signedIn && joining.personId !== null) await releasePerson(ctx, joining.personId)
  await audit(ctx, {
    action: `joining.payment-${state}`,
    subjectKind: 'joining',
    subjectId: joining.id,
    before: { state: joining.state },
    after: { state: 'submitted' },
  })
}
