import { hasPostalAddress } from '@guichet/domain/postal-address'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { letterSubject } from '../notifications/index.ts'
import { type LetterRow, type LetterState, readLetterPage } from './data/letter-list-data.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: LetterState | undefined
}

const stateOf = ({ printedAt, postedOn }: LetterRow): LetterState =>
  postedOn !== null ? 'posted' : printedAt !== null ? 'printed' : 'waiting'

export const inputOf = ({ data, locale }: Pick<LetterRow, 'data' | 'locale'>) => ({
  data,
  locale: locale === 'en' ? ('en' as const) : ('fr' as const),
})

/** Letters to members without e-mail, the latest first. */
export async function listLetters(ctx: Ctx, { q, state, limit, cursor: text }: Query) {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const search = q?.trim() || null
  const { rows, total } = await readLetterPage(ctx, { search, state: state ?? null, cursor, limit })
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => ({
      ...{ id: row.id, personId: row.personId, memberNumber: row.memberNumber },
      personName: `${row.firstName} ${row.lastName}`,
      hasAddress: hasPostalAddress(row),
      subject: letterSubject(row.template, inputOf(row))?.slice(0, 300) ?? null,
      ...{ state: stateOf(row), printing: row.printing },
      createdAt: row.createdAt.toISOString(),
      printedAt: row.printedAt?.toISOString() ?? null,
      postedOn: row.postedOn,
    }),
  })
}
