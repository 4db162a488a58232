import { type Ctx, withTx } from '../../ctx.ts'
import { queueMessages } from '../notifications/index.ts'
import { holdUntold, listUntoldPersons, markTold, type UntoldRow } from './data/change-data.ts'

const BATCH = 200
/** So long changes gather: who changes several documents sends one message. */
const QUIET_MS = 15 * 60_000
/** A message names so many documents, and counts the others. */
const NAMED = 8

/** One message to one person, of all that changed in the own library; null where nothing of it is there any more. */
function messageOf({ deps }: Ctx, rows: readonly UntoldRow[]) {
  const [first] = rows
  const shown = rows.filter(
    ({ withdrawnAt, trashedAt, deletedAt }) =>
      withdrawnAt === null && trashedAt === null && deletedAt === null,
  )
  const [one] = shown
  if (!first || !one) return []
  const { firstName, email: to, personId } = one
  return [
    {
      ...({ template: 'document-changed', to, personId, locale: one.locale === 'en' ? 'en' : 'fr' } as const),
      // What is read in the portal alone is no letter: whoever has no address finds it there.
      ...(to === '' && { channel: 'portal' as const }),
      data: {
        ...{ firstName, count: shown.length, name: one.name },
        changes: shown
          .slice(0, NAMED)
          .map(({ change, name }) => `${change} ${name}`)
          .join('\n'),
        url: `${deps.config.publicUrl}/documents`,
      },
      dedupeKey: `document-changed:${personId}:${first.documentId}:${first.changedAt?.toISOString()}`,
    },
  ]
}

const groupByPerson = (rows: readonly UntoldRow[]): UntoldRow[][] => [
  ...Map.groupBy(rows, ({ personId }) => personId).values(),
]

/**
 * Tells members of published documents in their libraries that have a new version or another name, each person once for all that
 * changed meanwhile, by what the person has chosen. What was withdrawn or thrown away since is not told.
 * @returns how many persons were told.
 */
export async function tellOfChanges(ctx: Ctx): Promise<number> {
  const until = new Date(ctx.clock.now().getTime() - QUIET_MS)
  let told = 0
  for (let after: string | null = null; ; ) {
    const batch: string[] = await listUntoldPersons(ctx, { until, after, limit: BATCH })
    if (batch.length > 0)
      told += await withTx(ctx, async (tx) => {
        const rows = await holdUntold(tx, batch)
        if (rows.length === 0) return 0
        await markTold(tx, rows)
        const messages = groupByPerson(rows).flatMap((own) => messageOf(tx, own))
        await queueMessages(tx, messages)
        return messages.length
      })
    after = batch.at(-1) ?? null
    if (batch.length < BATCH) return told
  }
}
