/** What a rate takes of an amount, in 1/100 000 of it; rounded half up to the whole euro, in cents. */
export const shareOf = (baseCents: number, rate: number): number =>
  Math.floor((baseCents * rate + 5_000_000) / 10_000_000) * 100
