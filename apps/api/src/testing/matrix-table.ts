/** Who calls, in the order of the columns. */
export const MATRIX_ROLES = [
  'anonymous',
  'member',
  'other member',
  'key, no scope',
  'key, all scopes',
  'support',
  'manager',
  'finance',
  'admin',
] as const

const line = (cells: readonly string[], widths: readonly number[]) =>
  `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`

/** The matrix as a table that people read and review. */
export function matrixTable(rows: readonly (readonly [route: string, cells: readonly string[]])[]): string {
  const lines = [['route', ...MATRIX_ROLES], ...rows.map(([route, cells]) => [route, ...cells])]
  const widths =
    lines[0]?.map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0))) ?? []
  const [head = [], ...body] = lines
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [
    '# Who may call what',
    '',
    'Answer of each route to each caller; `member` owns the objects that are asked for. Written by',
    '`access-matrix.pg.test.ts`, compared at each run, reviewed when it changes.',
    '',
    ...[line(head, widths), rule, ...body.map((cells) => line(cells, widths))],
    '',
  ].join('\n')
}

type Row = Record<(typeof MATRIX_ROLES)[number], string>

/** Reads the table back: answers by route and caller. */
export function readMatrix(text: string): Map<string, Row> {
  const cellsOf = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const [, , ...rows] = text.split('\n').filter((row) => row.startsWith('|'))
  return new Map(
    rows.map((row) => {
      const [route = '', ...cells] = cellsOf(row)
      return [route, Object.fromEntries(MATRIX_ROLES.map((role, index) => [role, cells[index]])) as Row]
    }),
  )
}
