import { booksKeptUntil } from '@guichet/domain/erasure'
import { parseLocalDate } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { ERASED_ACTION, maskAudit } from '../../platform/audit/mask-audit.ts'
import { sealAudit } from '../../platform/audit/seal.ts'
import { emitAll } from '../../platform/outbox/outbox.ts'
import { readBlockers } from './data/blocker-data.ts'
import { erase, findErased, findLastBookedOn, readLoose, readSubjects } from './data/erase-data.ts'
import { moveRequest, readDueRequests } from './data/request-data.ts'

type Due = Awaited<ReturnType<typeof readDueRequests>>[number]

/** Erases one person, whole or not at all. @returns false for one who cannot be, or whom another process has erased. */
const erasePerson = (ctx: Ctx, { id, personId, number }: Due): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const person = await findErased(tx, personId, number)
    const blockers = (await readBlockers(tx, [personId])).get(personId) ?? []
    if (!person || blockers.length > 0) return false
    const bookedOn = await findLastBookedOn(tx, personId)
    const moved = await moveRequest(tx, id, ['approved'], {
      ...{ state: 'erased', comment: null, endedAt: tx.clock.now() },
      keptUntil: bookedOn === null ? null : booksKeptUntil(parseLocalDate(bookedOn)),
    })
    if (!moved) return false
    const subjectIds = await readSubjects(tx, personId)
    const { keys, methodIds, customerIds } = await readLoose(tx, personId)
    await erase(tx, person)
    await emitAll(
      tx,
      'file.orphaned',
      keys.map((key) => ({ key })),
    )
    await emitAll(
      tx,
      'method.dropped',
      methodIds.map((methodId) => ({ methodId })),
    )
    await emitAll(
      tx,
      'customer.dropped',
      customerIds.map((customerId) => ({ customerId })),
    )
    await maskAudit(tx, { maskId: id, personId, subjectIds: [id, ...subjectIds], words: person.words })
    await audit(tx, { action: ERASED_ACTION, subjectKind: 'person', subjectId: personId })
    return true
  })

/** Carries out the requests for erasure whose day has come. Safe to run on several processes at once. */
export async function erasePersons(ctx: Ctx): Promise<number> {
  const due = await readDueRequests(ctx, ctx.clock.today())
  if (due.length === 0) return 0
  // What is masked has been sealed as it was.
  await sealAudit(ctx, true)
  let count = 0
  for (const request of due) if (await erasePerson(ctx, request)) count += 1
  return count
}
