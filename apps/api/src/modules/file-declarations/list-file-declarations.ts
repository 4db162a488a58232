import type { listFileDeclarations as route } from '@guichet/contract/file-declarations.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { addDays } from '@guichet/domain/local-date'
import type { DeclarationPeriod } from '@guichet/domain/micro-social/declaration-period'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { hasWords, type OpenDeclarationFile, readOpenFiles } from './read-open-files.ts'

type List = BodyOf<typeof route>
type Filters = Pick<Out<(typeof route)['query']>, 'q' | 'state'>
type Key = readonly [dueOn: string | null, name: string, id: string]

const keyOf = (file: OpenDeclarationFile): Key => [file.period?.dueOn ?? null, file.nameKey, file.fileId]

/** By due day, then by name; files without a day come last. */
function compare(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? null
    if (part === other) continue
    if (part === null) return 1
    return other === null || part < other ? -1 : 1
  }
  return 0
}

/** The files that are asked for, in the order of the list. */
export const chosenFiles = (
  files: readonly OpenDeclarationFile[],
  { q, state }: Filters,
): OpenDeclarationFile[] =>
  files
    .filter((file) => (state === undefined || file.state === state) && hasWords(file, q))
    .toSorted((a, b) => compare(keyOf(a), keyOf(b)))

export const toPeriod = ({ code, startsOn, endsOn, dueOn }: DeclarationPeriod) => ({
  ...{ code, startsOn, endsOn, dueOn, opensOn: addDays(endsOn, 1) },
})

const toItem = (file: OpenDeclarationFile): List['items'][number] => ({
  ...{ fileId: file.fileId, ownerName: file.ownerName },
  ...{ companyName: file.found.file.companyName, siret: file.found.file.siret },
  ...{ state: file.state, period: file.period && toPeriod(file.period) },
  ...{ toDeclare: file.toDeclare.length, mayFile: file.mayFile },
})

/** What is to be declared in the files that are open to whoever asks. */
export async function listFileDeclarations(
  ctx: Ctx,
  { cursor: text, limit, ...filters }: Out<(typeof route)['query']>,
): Promise<List> {
  const cursor = decodeCursor(text, ['day?', 'text', 'uuid'])
  const files = await readOpenFiles(ctx)
  const chosen = chosenFiles(files, filters)
  const at = cursor && (cursor.key as unknown as Key)
  const isBack = cursor?.direction === 'previous'
  const beyond = at
    ? chosen.filter((file) => (isBack ? compare(keyOf(file), at) < 0 : compare(keyOf(file), at) > 0))
    : chosen
  const rows = (isBack ? beyond.toReversed() : beyond).slice(0, limit + 1)
  const count = (state: OpenDeclarationFile['state']) => files.filter((file) => file.state === state).length
  return {
    ...toPage({ rows, limit, cursor, total: chosen.length, keyOf, toItem }),
    ...{ late: count('late'), open: count('open') },
  }
}
