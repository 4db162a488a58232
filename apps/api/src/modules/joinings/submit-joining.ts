import { companyHolder } from '@guichet/domain/company-facts'
import { normaliseReferralCode } from '@guichet/domain/referral-code'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import {
  askCompany,
  factsOf,
  findMember,
  findMemberByNir,
  findReferrer,
  listJoinableTypes,
  phoneOf,
  readPartners,
} from '../memberships/index.ts'
import { readTerms } from '../organisation/index.ts'
import { moveJoining, voidProofs } from './data/joining-data.ts'
import { type JoiningAccess, nirHashOf, plainPart, reachJoining, readContent } from './joining-access.ts'
import { contentOfOrder, type JoiningContent, type JoiningOrder } from './joining-content.ts'
import { type JoiningView, toJoiningView } from './joining-view.ts'
import { takeLink } from './take-link.ts'
import { tellOfJoining } from './tell-of-joining.ts'

/** Type, partner and code that stand, and the person who gave the code. */
async function assertChoices(tx: Ctx, content: JoiningContent): Promise<string | null> {
  const partnerId = content.partnerId || null
  if (partnerId !== null && !(await readPartners(tx)).some(({ id }) => id === partnerId))
    throw fieldProblem('/partnerId', 'invalid')
  if (!(await listJoinableTypes(tx, partnerId)).some(({ id }) => id === content.typeId))
    throw problem('membership.type-unavailable', { errors: [{ pointer: '/typeId', code: 'invalid' }] })
  if (content.referralCode === '') return null
  const code = normaliseReferralCode(content.referralCode)
  const referrerId = code ? await findReferrer(tx, code) : null
  if (referrerId === null) throw fieldProblem('/referralCode', 'referral.unknown')
  return referrerId
}

/** What the company register says of the SIRET: asked once it is sent, for nothing is asked while it is paid. What names others proves nothing, and is kept for staff to look at. */
async function proofOf(ctx: Ctx, { siret, ...said }: JoiningContent): Promise<Pick<JoiningContent, 'proof'>> {
  const { company } = siret === '' ? { company: null } : await askCompany(ctx, siret)
  if (company === null) return {}
  const holder = companyHolder(said, company)
  return { proof: { facts: factsOf(company), holder, provenAt: ctx.clock.now().toISOString() } }
}

/** Who is signed in is told at once, for the file is his own. */
async function assertOwn(tx: Ctx, { joining }: JoiningAccess, content: JoiningContent): Promise<void> {
  if (!joining.signedIn || joining.personId === null) return
  const member = await findMember(tx, joining.personId)
  if (member?.number != null) throw problem('joining.known')
  const owner = content.nir && (await findMemberByNir(tx, nirHashOf(tx, content.nir)))
  if (owner && owner !== joining.personId) throw fieldProblem('/nir', 'nir.invalid')
}

/**
 * Sends a joining, whole. A link goes to the address, and only from there it is paid: nobody pays, or learns anything, with an
 * address that is not his.
 * @throws problems `resource.not-found`, `joining.closed`, `joining.known`, `membership.type-unavailable`, `rate.limited`,
 * `request.invalid`.
 */
export async function submitJoining(ctx: Ctx, token: string, order: JoiningOrder): Promise<JoiningView> {
  const { version: termsVersion } = await readTerms(ctx, 'membership-terms')
  if (order.termsVersion !== termsVersion) throw fieldProblem('/termsVersion', 'terms.changed')
  const access = await reachJoining(ctx, token)
  const { joining } = access
  const phone = phoneOf(order.phone) ?? null
  const email = joining.signedIn ? joining.email : order.email
  const written = contentOfOrder({ ...order, email, phone }, readContent(ctx, joining))
  const content = { ...written, ...(await proofOf(ctx, written)) }
  await withTx(ctx, async (tx) => {
    const referrerId = await assertChoices(tx, content)
    await assertOwn(tx, access, content)
    if (!joining.signedIn) await takeLink(tx, joining, email)
    const isMoved = await moveJoining(tx, joining.id, 'submitted', 'submitted', {
      ...plainPart(tx, content),
      ...{ typeId: content.typeId, referrerId, termsVersion, locale: tx.locale },
      submittedAt: tx.clock.now(),
    })
    if (!isMoved) throw problem('joining.closed')
    await voidProofs(tx, joining.id, tokenHashOf(token))
    await audit(tx, {
      action: 'joining.submitted',
      subjectKind: 'joining',
      subjectId: joining.id,
      after: { typeId: content.typeId, termsVersion, referred: referrerId !== null },
    })
    if (!joining.signedIn) await tellOfJoining(tx, { ...joining, email, locale: tx.locale }, content)
  })
  return toJoiningView(ctx, await reachJoining(ctx, token))
}
