import type { In, Out } from '@guichet/contract/route'
import type { getStatistics as route } from '@guichet/contract/statistics.contract'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { addDays, addMonths, parseLocalDate } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import {
  countMembersBefore,
  readActiveByType,
  readDue,
  readMethods,
  readMoves,
  readReceived,
  readRefunded,
} from './data/statistics-data.ts'
import {
  membersByMonth,
  monthOf,
  monthsFrom,
  monthsUntil,
  NO_MOVES,
  shareOf,
  sumOf,
} from './domain/statistics.ts'

type Query = Out<(typeof route)['query']>
type Statistics = In<(typeof route)['responses'][200]>

const DUE_MONTHS = 6
const NOTHING = { membershipCents: 0, serviceCents: 0, otherCents: 0 }

const byMonth = <T extends { readonly month: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.month, row]))

/** The months that are looked at, each with what happened in it. */
async function readMonths(ctx: Ctx, count: number) {
  const today = ctx.clock.today()
  const months = monthsUntil(today, count)
  const from = parseLocalDate(`${months[0]}-01`)
  const before = await countMembersBefore(ctx, from)
  const moved = byMonth(await readMoves(ctx, from, today))
  const received = byMonth(await readReceived(ctx, from, today))
  const refunded = byMonth(await readRefunded(ctx, from))
  const moves = months.map((month) => {
    const { joined, returned, renewed, left } = moved.get(month) ?? NO_MOVES
    return { joined, returned, renewed, left }
  })
  const members = membersByMonth(before, moves)
  const lines = months.map((month, index) => {
    const own = moves[index] ?? NO_MOVES
    const { membershipCents, serviceCents, otherCents } = received.get(month) ?? NOTHING
    return {
      ...{ month, running: month === monthOf(today), members: members[index] ?? 0, ...own },
      leftShare: shareOf(own.left, own.left + own.renewed),
      ...{ membershipCents, serviceCents, otherCents, refundedCents: refunded.get(month)?.cents ?? 0 },
    }
  })
  return { today, from, lines, moves }
}

/** Figures by month for the desk (B05): how many members there are, who comes and goes, what is received and what is due. */
export async function getStatistics(ctx: Ctx, { months }: Query): Promise<Statistics> {
  const { today, from, lines, moves } = await readMonths(ctx, months)
  const sum = sumOf(moves)
  const coming = monthsFrom(monthOf(today), DUE_MONTHS)
  const lastDay = addDays(addMonths(parseLocalDate(`${coming[0]}-01`), DUE_MONTHS), -1)
  const due = byMonth(await readDue(ctx, today, lastDay))
  return {
    today,
    months: lines,
    sum: {
      ...{ ...sum, renewedShare: shareOf(sum.renewed, sum.renewed + sum.left) },
      receivedCents: lines.reduce(
        (total, line) => total + line.membershipCents + line.serviceCents + line.otherCents,
        0,
      ),
      refundedCents: lines.reduce((total, line) => total + line.refundedCents, 0),
    },
    due: coming.map((month) => due.get(month) ?? { month, memberships: 0, amountCents: 0 }),
    types: await readActiveByType(ctx, today),
    methods: (await readMethods(ctx, from, today)) as Statistics['methods'],
  }
}

/** Columns of the export, French as those of the lists. */
const HEADER = [
  ...['Mois', 'Adhérents en fin de mois', 'Nouvelles adhésions', 'Retours', 'Renouvellements', 'Départs'],
  ...['Part des départs (%)', 'Encaissé adhésions (€)', 'Encaissé prestations (€)', 'Encaissé autres (€)'],
  'Remboursé (€)',
]
const decimal = (hundredths: number | null) =>
  hundredths === null ? '' : (hundredths / 100).toFixed(2).replace('.', ',')

/** The same months as CSV. */
export async function exportStatistics(ctx: Ctx, { months }: Query) {
  const { today, lines } = await readMonths(ctx, months)
  const rows = lines.map((line) => [
    ...[line.month, line.members, line.joined, line.returned, line.renewed, line.left].map(String),
    ...[line.leftShare, line.membershipCents, line.serviceCents, line.otherCents, line.refundedCents].map(
      decimal,
    ),
  ])
  return {
    fileName: `chiffres-${today}.csv`,
    content: Buffer.from(CSV_START + [HEADER, ...rows].map((cells) => csvLine(cells)).join('')),
  }
}
