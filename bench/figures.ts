/** One line of the table. */
export interface Figure {
  readonly what: string
  readonly measured: string
  readonly reach: string
  /** null when it could not be measured here. */
  readonly passed: boolean | null
}

/** The share of the sorted values below the answer is `share` (0 to 1). @throws RangeError without values. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new RangeError('no values')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** One round of a comparison: the portal's rate and the bare program's, measured one after the other. */
export interface Round {
  readonly portal: number
  readonly bare: number
}

/**
 * Measures in turns, A B B A …, so that whatever else the machine does hits both sides.
 * Both answer a rate (per second).
 */
export const inTurns = async (
  rounds: number,
  portal: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Round[]> => {
  const results: Round[] = []
  for (let index = 0; index < rounds; index++) {
    if (index % 2 === 0) {
      const first = await portal()
      results.push({ portal: first, bare: await bare() })
    } else {
      const first = await bare()
      results.push({ bare: first, portal: await portal() })
    }
  }
  return results
}

/** The median of the rounds' ratios, with both median rates. */
export const ratioOf = (rounds: readonly Round[]) => ({
  ratio: median(rounds.map(({ portal, bare }) => portal / bare)),
  portal: median(rounds.map((round) => round.portal)),
  bare: median(rounds.map((round) => round.bare)),
})

export const decimal = (value: number, digits = 2): string => value.toFixed(digits)

/** A line for a ratio of rates. */
export const ratioFigure = (
  what: string,
  rounds: readonly Round[],
  reach: number,
  unit: string,
  digits = 0,
): Figure => {
  const { ratio, portal, bare } = ratioOf(rounds)
  return {
    what,
    measured: `${decimal(ratio)} (${decimal(portal, digits)} ÷ ${decimal(bare, digits)} ${unit})`,
    reach: `≥ ${reach}`,
    passed: ratio >= reach,
  }
}
