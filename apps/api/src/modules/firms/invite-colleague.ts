import type { inviteColleague as route } from '@guichet/contract/firms.contract'
import type { Out } from '@guichet/contract/route'
import { FIRM_ANSWER_DAYS, FIRM_MOST_MEMBERS, FIRM_MOST_OPEN } from '@guichet/domain/firm'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { demandSettled, findPerson, findPersonByEmail, tokenHashOf } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  changeMember,
  countOpen,
  type FirmPlace,
  findMember,
  insertMember,
  isInFirm,
  readActive,
  withdrawInvitations,
} from './data/firm-data.ts'
import { demandManager, isWaiting } from './firm-place.ts'
import { type FirmMemberView, readMemberView } from './firm-view.ts'

const DAY_MS = 86_400_000
const answerByFrom = (now: Date): Date => new Date(now.getTime() + FIRM_ANSWER_DAYS * DAY_MS)

/** Sends the link by which an invitation is accepted. */
async function mailInvitation(tx: Ctx, place: FirmPlace, email: string, token: string): Promise<void> {
  const inviter = await findPerson(tx, actingPersonId(tx))
  const known = await findPersonByEmail(tx, email)
  await queueMessage(tx, {
    template: 'firm-invitation',
    to: email,
    personId: null,
    locale: known?.locale ?? inviter?.locale ?? tx.locale,
    data: {
      other: `${inviter?.firstName ?? ''} ${inviter?.lastName ?? ''}`.trim(),
      firm: place.firmName,
      days: FIRM_ANSWER_DAYS,
    },
    secret: { link: `${tx.deps.config.publicUrl}/cabinet/${token}` },
    dedupeKey: `firm-invitation:${tokenHashOf(token).toString('hex')}`,
  })
}

/**
 * Invites somebody by mail to the firm (U29). The answer is the same whether somebody signs in with that address or not.
 * @throws problems `request.invalid`, `resource.not-found`, `firm.manager-only`, `firm.known`, `firm.too-many`, `firm.full`,
 * `recovery.recent`.
 */
export const inviteColleague = (
  ctx: Ctx,
  { email, role }: Out<(typeof route)['body']>,
  deviceToken: string | null,
): Promise<FirmMemberView> =>
  withTx(ctx, async (tx) => {
    await demandSettled(tx, deviceToken)
    const place = await demandManager(tx)
    const invitedById = actingPersonId(tx)
    const inviter = await findPerson(tx, invitedById)
    if (inviter?.email === email) throw fieldProblem('/email', 'invalid')
    await withdrawInvitations(tx, place.firmId, 'expired')
    if (await isInFirm(tx, place.firmId, email)) throw problem('firm.known')
    if ((await countOpen(tx, place.firmId)) >= FIRM_MOST_OPEN) throw problem('firm.too-many')
    if ((await readActive(tx, place.firmId)).length >= FIRM_MOST_MEMBERS) throw problem('firm.full')
    const [id, token, now] = [tx.ids.uuid(), tx.ids.token(), tx.clock.now()]
    const isNew = await insertMember(tx, {
      ...{ id, firmId: place.firmId, email, role, state: 'invited', invitedById, createdAt: now },
      ...{ tokenHash: tokenHashOf(token), answerBy: answerByFrom(now) },
    })
    if (!isNew) throw problem('firm.known')
    await audit(tx, {
      ...{ action: 'firm-member.invited', subjectKind: 'firm', subjectId: place.firmId },
      after: { memberId: id, role },
    })
    await mailInvitation(tx, place, email, token)
    return readMemberView(tx, id)
  })

/**
 * Sends an invitation again; the link before ends.
 * @throws problems `resource.not-found`, `firm.manager-only`, `firm.settled`, `firm.too-many`.
 */
export const resendFirmInvitation = (ctx: Ctx, id: string): Promise<FirmMemberView> =>
  withTx(ctx, async (tx) => {
    const place = await demandManager(tx)
    const row = await findMember(tx, id)
    if (row?.firmId !== place.firmId) throw problem('resource.not-found')
    if (row.state !== 'invited') throw problem('firm.settled')
    if (!isWaiting(tx, row) && (await countOpen(tx, place.firmId)) >= FIRM_MOST_OPEN)
      throw problem('firm.too-many')
    const [token, now] = [tx.ids.token(), tx.clock.now()]
    const change = { tokenHash: tokenHashOf(token), answerBy: answerByFrom(now) }
    if (!(await changeMember(tx, row, change))) throw problem('firm.settled')
    await audit(tx, {
      ...{ action: 'firm-member.invited-again', subjectKind: 'firm', subjectId: place.firmId },
      after: { memberId: id },
    })
    await mailInvitation(tx, place, row.invitedEmail, token)
    return readMemberView(tx, id)
  })
