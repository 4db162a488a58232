/** What the list of members may show of each, in the order in which it is offered. */
export const MEMBER_COLUMNS = [
  'number',
  'name',
  'email',
  'personalEmail',
  'phone',
  'activity',
  'siret',
  'ape',
  'website',
  'partner',
  'street',
  'complement',
  'postcode',
  'city',
  'type',
  'startsOn',
  'endsOn',
  'membership',
  'recordedOn',
] as const
export type MemberColumn = (typeof MEMBER_COLUMNS)[number]

/** Columns of whoever has chosen none. */
export const USUAL_COLUMNS: readonly MemberColumn[] = [
  'number',
  'name',
  'email',
  'siret',
  'city',
  'membership',
]

export const isMemberColumn = (name: string): name is MemberColumn =>
  (MEMBER_COLUMNS as readonly string[]).includes(name)

/** The column without which a line leads nowhere. */
export const FIXED_COLUMN: MemberColumn = 'name'

/** Columns in the order in which they are named, each once, those that are not known left out; the name is always there. */
export function readColumns(names: readonly string[]): readonly MemberColumn[] {
  const known = [...new Set(names.filter(isMemberColumn))]
  return known.includes(FIXED_COLUMN) ? known : [FIXED_COLUMN, ...known]
}

/** The columns with one of them a step further up or down; the same at the ends. */
export function moveColumn(
  columns: readonly MemberColumn[],
  column: MemberColumn,
  step: 1 | -1,
): readonly MemberColumn[] {
  const from = columns.indexOf(column)
  const to = from + step
  const other = columns[to]
  if (from < 0 || other === undefined) return columns
  return columns.map((each, index) => (index === from ? other : index === to ? column : each))
}

/** Orders of the list; a minus turns one round. */
export const MEMBER_SORTS = [
  'name',
  '-name',
  'number',
  '-number',
  'endsOn',
  '-endsOn',
  'recordedOn',
  '-recordedOn',
] as const
export type MemberSort = (typeof MEMBER_SORTS)[number]
