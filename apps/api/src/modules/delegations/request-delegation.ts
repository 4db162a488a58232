import type { requestDelegation as route } from '@guichet/contract/delegations.contract'
import type { In, Out } from '@guichet/contract/route'
import { DELEGATION_MOST_OPEN } from '@guichet/domain/delegation'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  countOpen,
  expireDelegations,
  findAsked,
  insertDelegation,
  isOpenTo,
} from './data/delegation-data.ts'
import { answerByFrom } from './invite-third-party.ts'
import { tellOfDelegation } from './tell-delegation.ts'

type Answer = In<(typeof route)['responses'][202]>

/**
 * Asks a member for access to the file (U29). It is kept whether address and number name somebody or not, so that whoever
 * asks learns nothing; the member alone is written to. Asked twice, it waits once.
 * @throws a problem `delegation.too-many`.
 */
export const requestDelegation = (
  ctx: Ctx,
  { email, identifier, note = null }: Out<(typeof route)['body']>,
): Promise<Answer> =>
  withTx(ctx, async (tx) => {
    const thirdId = actingPersonId(tx)
    await expireDelegations(tx, { thirdId })
    if ((await countOpen(tx, { thirdId })) >= DELEGATION_MOST_OPEN) throw problem('delegation.too-many')
    const found = await findAsked(tx, email, identifier)
    const isOpen = found !== null && (found === thirdId || (await isOpenTo(tx, found, thirdId)))
    const ownerId = isOpen ? null : found
    const [id, createdAt] = [tx.ids.uuid(), tx.clock.now()]
    const isNew = await insertDelegation(tx, {
      ...{ id, ownerId, thirdId, origin: 'request', state: 'asked', email, identifier, rights: [] },
      ...{ note: note || null, answerBy: answerByFrom(createdAt), createdAt },
    })
    if (isNew) {
      await audit(tx, { action: 'delegation.asked', subjectKind: 'delegation', subjectId: id })
      const row = { id, rights: [], endsOn: null, note }
      if (ownerId) await tellOfDelegation(tx, 'asked', row, { personId: ownerId, otherId: thirdId })
    }
    return { id, email, identifier, createdAt: createdAt.toISOString(), isOver: false }
  })
