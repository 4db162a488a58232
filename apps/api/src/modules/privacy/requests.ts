import type { Page } from '@guichet/contract/pagination'
import type { erasureRequest, ownErasure, staffErasure } from '@guichet/contract/privacy.contract'
import type { Out } from '@guichet/contract/route'
import {
  answerDue,
  booksKeptUntil,
  ERASURE_RULES,
  type ErasureBlocker,
  type ErasureState,
  erasesOn,
  mayWithdrawErasure,
} from '@guichet/domain/erasure'
import { parseLocalDate } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandRecentPassword } from '../identity/index.ts'
import { readBlockers } from './data/blocker-data.ts'
import { findLastBookedOn } from './data/erase-data.ts'
import {
  findLatestRequest,
  findRequest,
  insertRequest,
  moveRequest,
  type RequestRow,
  readRequestPage,
} from './data/request-data.ts'
import { tellDesk, tellPerson } from './tell-erasure.ts'

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

const toView = (row: RequestRow): Out<typeof erasureRequest> => ({
  ...{ id: row.id, state: row.state, comment: row.comment, answer: row.answer },
  ...{ eraseOn: row.eraseOn, answerBy: row.answerBy, askedAt: row.createdAt.toISOString() },
  decidedAt: row.decidedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  mayWithdraw: mayWithdrawErasure(row.state),
})

/** What would go and what would stay if I asked for erasure, what stands in the way, and my latest request. */
export async function getOwnErasure(ctx: Ctx): Promise<Out<typeof ownErasure>> {
  const personId = actingPersonId(ctx)
  const [row, blockers] = [await findLatestRequest(ctx, personId), await readBlockers(ctx, [personId])]
  const bookedOn = await findLastBookedOn(ctx, personId)
  return {
    rules: [...ERASURE_RULES],
    keptUntil: bookedOn === null ? null : booksKeptUntil(parseLocalDate(bookedOn)),
    blockers: [...(blockers.get(personId) ?? [])],
    request: row && toView(row),
  }
}

/**
 * Asks to be erased.
 * @throws problems `erasure.blocked`, `erasure.waiting`, `password.needed`, `password.wrong-current`, `session.locked`.
 */
export async function askErasure(ctx: Ctx, comment: string | null, proof: Proof) {
  await demandRecentPassword(ctx, proof)
  return withTx(ctx, async (tx) => {
    const [id, personId, today] = [tx.ids.uuid(), actingPersonId(tx), tx.clock.today()]
    const blockers = (await readBlockers(tx, [personId])).get(personId) ?? []
    if (blockers.length > 0) throw problem('erasure.blocked')
    const asked = await insertRequest(tx, {
      ...{ id, personId, state: 'asked', comment, number: await nextNumber(tx, 'erasure') },
      ...{ eraseOn: erasesOn(today), answerBy: answerDue(today), createdAt: tx.clock.now() },
    })
    if (!asked) throw problem('erasure.waiting')
    await audit(tx, { action: 'erasure.asked', subjectKind: 'person', subjectId: personId })
    const row = (await findRequest(tx, id)) as RequestRow
    await tellPerson(tx, row)
    await tellDesk(tx, row)
    return toView(row)
  })
}

/** I take my request back. @throws a problem `erasure.settled`. */
export const withdrawErasure = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const row = await findLatestRequest(tx, personId)
    const ended = { state: 'withdrawn' as const, endedAt: tx.clock.now() }
    if (!row || !(await moveRequest(tx, row.id, ['asked', 'approved'], ended)))
      throw problem('erasure.settled')
    await audit(tx, { action: 'erasure.withdrawn', subjectKind: 'person', subjectId: personId })
    await tellPerson(tx, { ...row, ...ended })
  })

const toStaffView = (
  row: RequestRow,
  blockers: readonly ErasureBlocker[],
  today: string,
): Out<typeof staffErasure> => ({
  ...toView(row),
  ...{ personId: row.personId, personName: row.personName, memberNumber: row.memberNumber },
  ...{ deciderName: row.deciderName, blockers: [...blockers], keptUntil: row.keptUntil },
  late: row.state === 'asked' && row.answerBy < today,
})

/** Requests of all persons, the latest first, with what stands in the way of each. */
export async function listErasures(
  ctx: Ctx,
  {
    cursor: text,
    limit,
    state,
  }: { cursor?: string | undefined; limit: number; state?: ErasureState | undefined },
): Promise<Page<Out<typeof staffErasure>>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readRequestPage(ctx, state, { cursor, limit })
  const open = rows.filter((row) => mayWithdrawErasure(row.state)).map(({ personId }) => personId)
  const blockers = await readBlockers(ctx, [...new Set(open)])
  const today = ctx.clock.today()
  return toPage<RequestRow, Out<typeof staffErasure>>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) =>
      toStaffView(row, mayWithdrawErasure(row.state) ? (blockers.get(row.personId) ?? []) : [], today),
  })
}

/**
 * Staff approve or refuse, and the person is told. Approved, it is carried out on its day unless something stands in the way by then.
 * @throws problems `resource.not-found`, `erasure.settled`, `erasure.blocked`, `request.invalid`.
 */
export const decideErasure = (
  ctx: Ctx,
  id: string,
  decision: 'approve' | 'refuse',
  answer: string | null,
): Promise<Out<typeof staffErasure>> =>
  withTx(ctx, async (tx) => {
    const row = await findRequest(tx, id)
    if (!row) throw problem('resource.not-found')
    if (row.personId === actingPersonId(tx)) throw problem('session.forbidden')
    const blockers = (await readBlockers(tx, [row.personId])).get(row.personId) ?? []
    if (decision === 'approve' && blockers.length > 0) throw problem('erasure.blocked')
    const now = tx.clock.now()
    const decided = { answer, decidedAt: now, decidedById: actingPersonId(tx) }
    const to =
      decision === 'approve'
        ? { ...decided, state: 'approved' as const }
        : { ...decided, state: 'refused' as const, endedAt: now }
    if (!(await moveRequest(tx, id, ['asked'], to))) throw problem('erasure.settled')
    await audit(tx, {
      ...{ action: `erasure.${to.state}`, subjectKind: 'person', subjectId: row.personId },
      ...(answer === null ? {} : { after: { reason: answer } }),
    })
    const after = (await findRequest(tx, id)) as RequestRow
    await tellPerson(tx, after)
    return toStaffView(after, blockers, tx.clock.today())
  })
