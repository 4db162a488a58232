import { Readable } from 'node:stream'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { hasMember, type MemberFilters, memberConditions } from './data/member-filters.ts'
import { type ExportedMember, readMembersForExport } from './data/member-list-data.ts'

/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 2000

/** Columns as spreadsheets and other tools for associations name them. */
const HEADER = [
  ...['Numéro', 'Nom', 'Prénom', 'Email', 'Email personnel', 'Téléphone', 'Activité', 'SIRET', 'Code APE'],
  ...['Site internet', 'Partenaire', 'Adresse', 'Complément d’adresse', 'Code postal', 'Ville'],
  ...['Type d’adhésion', 'Date d’adhésion', 'Date d’échéance', 'Statut'],
]
const french = (day: string | null) => (day === null ? '' : day.split('-').toReversed().join('/'))

const cellsOf = (row: ExportedMember): string[] =>
  [
    ...[String(row.memberNumber), row.lastName, row.firstName, row.email, row.personalEmail, row.phone],
    ...[row.activity, row.siret, row.ape, row.website, row.partner, row.street, row.complement],
    ...[row.postcode, row.city, row.type, french(row.startsOn), french(row.endsOn)],
    row.isActive ? 'active' : 'inactive',
  ].map((cell) => cell ?? '')

async function* csvOf(ctx: Ctx, filters: MemberFilters): AsyncGenerator<Buffer> {
  const { exact, near, words } = memberConditions(ctx, filters)
  const condition = near === undefined || (await hasMember(ctx, words)) ? exact : near
  yield Buffer.from(CSV_START + csvLine(HEADER))
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const rows: ExportedMember[] = await readMembersForExport(ctx, { condition, cursor, limit: BATCH })
    const kept = rows.slice(0, BATCH)
    if (kept.length > 0) yield Buffer.from(kept.map((row) => csvLine(cellsOf(row))).join(''))
    const last = kept.at(-1)
    if (last === undefined || rows.length <= BATCH) return
    rank += kept.length
    cursor = { direction: 'next', key: [last.lastName, last.firstName, last.personId], rank }
  }
}

/** The list of members as CSV, with its filters and in its order, written while it is read (M17, X07). */
export async function exportMembers(ctx: Ctx, filters: MemberFilters) {
  await withTx(ctx, (tx) =>
    audit(tx, {
      ...{ action: 'member.exported', subjectKind: 'member-list', subjectId: null },
      after: { ...filters },
    }),
  )
  return {
    fileName: `adherents-${ctx.clock.today()}.csv`,
    stream: Readable.from(csvOf(ctx, filters), { objectMode: false }),
  }
}
