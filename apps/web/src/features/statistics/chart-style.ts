/** Colours of what is drawn; each is told by its legend and its table as well. */
export const SERIES = {
  first: 'var(--guichet-accent)',
  second: 'var(--statistics-second)',
  third: 'var(--statistics-third)',
} as const

/** What all charts have: they are drawn once, at rest, and the table beside them is what is read with the keyboard. */
export const CHART = {
  h: 240,
  tickLine: 'none',
  gridAxis: 'x',
  yAxisProps: { width: 48, allowDecimals: false },
  xAxisProps: { interval: 'preserveStartEnd', minTickGap: 16 },
} as const

/** The drawing itself is not reached by keyboard: its table is. */
export const AT_REST = { accessibilityLayer: false } as const
