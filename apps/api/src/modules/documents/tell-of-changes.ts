import { DOCUMENT_CHANGES, type DocumentChange } from '@guichet/domain/document-life'
import { type Ctx, withTx } from '../../ctx.ts'
import { queueMessages } from '../notifications/index.ts'
import { holdUntold, listUntoldPersons, markTold, type UntoldRow } from './data/change-data.ts'

const BATCH = 200
/** So long changes gather: who publishes or changes several documents sends one message, and may take back a mistake. */
const QUIET_MS = 15 * 60_000
/** A message names so many documents, and counts the others. */
const NAMED = 8

const rankOf = ({ change }: UntoldRow) =>
  change === null ? DOCUMENT_CHANGES.length : DOCUMENT_CHANGES.indexOf(change)

/** One message to one person, of all that is new or changed in the own library; none where nothing of it is there any more. */
function messageOf({ deps }: Ctx, rows: readonly UntoldRow[]) {
  const [first] = rows
  const shown = rows
    .filter(
      ({ withdrawnAt, trashedAt, deletedAt }) =>
        withdrawnAt === null && trashedAt === null && deletedAt === null,
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  const countOf = (kind: DocumentChange) => shown.filter(({ change }) => change === kind).length
  const [one] = shown
  if (!first || !one) return []
  const { firstName, email: to, personId } = one
  return [
    {
      ...({ template: 'document-changed', to, personId, locale: one.locale === 'en' ? 'en' : 'fr' } as const),
      // What is read in the portal alone is no letter: whoever has no address finds it there.
      ...(to === '' && { channel: 'portal' as const }),
      data: {
        ...{ firstName, name: one.name, count: shown.length },
        ...{ published: countOf('published'), versions: countOf('version') },
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
 * Tells members what was published into their libraries, and what of it has a new version or another name, each person once for all
 * of that meanwhile, by what the person has chosen. What was withdrawn or thrown away since is not told.
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
