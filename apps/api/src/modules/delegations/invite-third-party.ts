import type { createDelegation as route } from '@guichet/contract/delegations.contract'
import type { Out } from '@guichet/contract/route'
import { DELEGATION_ANSWER_DAYS, DELEGATION_MOST_OPEN } from '@guichet/domain/delegation'
import { actingPersonId, type Ctx, type Locale, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { demandSettled, findPerson, findPersonByEmail, tokenHashOf } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  changeDelegation,
  countOpen,
  type DelegationRow,
  expireDelegations,
  insertDelegation,
  isOpenTo,
} from './data/delegation-data.ts'
import { checkTerms } from './delegation-terms.ts'
import { type DelegationView, ownDelegation, toDelegationView } from './delegation-view.ts'

const DAY_MS = 86_400_000
export const answerByFrom = (now: Date): Date => new Date(now.getTime() + DELEGATION_ANSWER_DAYS * DAY_MS)

/** Sends the link by which an invitation is accepted. */
async function mailInvitation(
  tx: Ctx,
  row: Pick<DelegationRow, 'rights' | 'endsOn' | 'note' | 'email'>,
  owner: { readonly firstName: string; readonly lastName: string; readonly locale: Locale },
  token: string,
): Promise<void> {
  const known = await findPersonByEmail(tx, row.email)
  await queueMessage(tx, {
    template: 'delegation-invitation',
    to: row.email,
    personId: null,
    locale: known?.locale ?? owner.locale,
    data: {
      owner: `${owner.firstName} ${owner.lastName}`,
      rights: row.rights.join(','),
      endsOn: row.endsOn ?? '',
      note: row.note ?? '',
      days: DELEGATION_ANSWER_DAYS,
    },
    secret: { link: `${tx.deps.config.publicUrl}/acces/${token}` },
    dedupeKey: `delegation-invitation:${tokenHashOf(token).toString('hex')}`,
  })
}

/**
 * Invites somebody by mail to one's file (U04), for chosen rights until a day. The answer is the same whether somebody signs
 * in with that address or not.
 * @throws problems `request.invalid`, `delegation.known`, `delegation.too-many`, `recovery.recent`.
 */
export const inviteThirdParty = (
  ctx: Ctx,
  input: Out<(typeof route)['body']>,
  deviceToken: string | null,
): Promise<DelegationView> =>
  withTx(ctx, async (tx) => {
    await demandSettled(tx, deviceToken)
    const ownerId = actingPersonId(tx)
    const owner = await findPerson(tx, ownerId)
    if (!owner) throw problem('resource.not-found')
    const { email, endsOn, copies, colleagues, note = null } = input
    if (email === owner.email) throw fieldProblem('/email', 'invalid')
    const rights = await checkTerms(tx, ownerId, input)
    await expireDelegations(tx, { ownerId })
    if ((await countOpen(tx, { ownerId })) >= DELEGATION_MOST_OPEN) throw problem('delegation.too-many')
    const known = await findPersonByEmail(tx, email)
    if (known && (await isOpenTo(tx, ownerId, known.id))) throw problem('delegation.known')
    const [id, token, now] = [tx.ids.uuid(), tx.ids.token(), tx.clock.now()]
    const isNew = await insertDelegation(tx, {
      ...{ id, ownerId, origin: 'invitation', state: 'invited', email, rights, endsOn, copies },
      colleagues,
      ...{ note: note || null, tokenHash: tokenHashOf(token), answerBy: answerByFrom(now), createdAt: now },
    })
    if (!isNew) throw problem('delegation.known')
    await audit(tx, {
      ...{ action: 'delegation.invited', subjectKind: 'delegation', subjectId: id },
      after: { rights, endsOn, copies, colleagues },
    })
    const row = await ownDelegation(tx, id, ownerId)
    await mailInvitation(tx, row, owner, token)
    return toDelegationView(row)
  })

/** Sends an invitation again; the link before ends. @throws problems `resource.not-found`, `delegation.settled`. */
export const resendInvitation = (ctx: Ctx, id: string): Promise<DelegationView> =>
  withTx(ctx, async (tx) => {
    const ownerId = actingPersonId(tx)
    const row = await ownDelegation(tx, id, ownerId)
    const owner = await findPerson(tx, ownerId)
    const [token, now] = [tx.ids.token(), tx.clock.now()]
    const change = { tokenHash: tokenHashOf(token), answerBy: answerByFrom(now) }
    const isWaiting = row.state === 'invited'
    if (!owner || !isWaiting || !(await changeDelegation(tx, id, 'invited', change)))
      throw problem('delegation.settled')
    await audit(tx, { action: 'delegation.invited-again', subjectKind: 'delegation', subjectId: id })
    await mailInvitation(tx, row, owner, token)
    return toDelegationView(await ownDelegation(tx, id, ownerId))
  })
