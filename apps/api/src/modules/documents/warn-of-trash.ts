import { TRASH_DAYS, TRASH_WARNING_DAYS } from '@guichet/domain/document-life'
import { addDays, type LocalDate, localDateAt, startOfDay } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { holdUnwarned, listUnwarnedPersons, markWarned } from './data/trash-data.ts'

const BATCH = 200
type Person = Awaited<ReturnType<typeof listUnwarnedPersons>>[number]

/** Says it once: what is told is marked in the transaction that queues the mail. */
const warnPerson = (ctx: Ctx, person: Person, before: Date, today: LocalDate): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const due = await holdUnwarned(tx, person.id, before)
    const [first] = due
    if (!first) return false
    await markWarned(
      tx,
      person.id,
      due.map(({ documentId }) => documentId),
    )
    // What was withdrawn is no longer seen in the trash: it leaves without a word.
    const count = due.filter(({ withdrawnAt }) => withdrawnAt === null).length
    if (count === 0) return false
    const { firstName, email: to, locale } = person
    await queueMessage(tx, {
      ...{ template: 'trash-ending', to, personId: person.id, locale: locale === 'en' ? 'en' : 'fr' },
      data: {
        // What is told on one day ends on one day, however late it is told.
        ...{ firstName, count, endsOn: addDays(today, TRASH_WARNING_DAYS) },
        url: `${tx.deps.config.publicUrl}/documents?onglet=corbeille`,
      },
      dedupeKey: `trash-ending:${person.id}:${first.documentId}:${today}`,
    })
    return true
  })

/**
 * Tells each person once, five days before, how many documents the trash will give up and when. Late is better than never:
 * `emptyTrash` leaves five days from here on.
 * @returns how many persons were told.
 */
export async function warnOfTrash(ctx: Ctx): Promise<number> {
  const today = localDateAt(ctx.clock.now())
  const before = startOfDay(addDays(today, 1 + TRASH_WARNING_DAYS - TRASH_DAYS))
  let told = 0
  let after: string | null = null
  for (;;) {
    const batch: Person[] = await listUnwarnedPersons(ctx, { before, after, limit: BATCH })
    for (const person of batch) {
      try {
        if (await warnPerson(ctx, person, before, today)) told += 1
      } catch (error) {
        ctx.log.error({ err: error, personId: person.id }, 'nobody was told of a trash')
      }
    }
    after = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) return told
  }
}
