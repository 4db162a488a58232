import { type LocalDate, localDateAt } from '@guichet/domain/local-date'

export interface Clock {
  now(): Date
  /** Today in Europe/Paris. */
  today(): LocalDate
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => localDateAt(new Date()),
}

/** A clock that stands still until it is moved. */
export function createFrozenClock(
  start: string,
): Clock & { set(instant: string): void; advance(ms: number): void } {
  let current = new Date(start)
  return {
    now: () => new Date(current),
    today: () => localDateAt(current),
    set: (instant) => {
      current = new Date(instant)
    },
    advance: (ms) => {
      current = new Date(current.getTime() + ms)
    },
  }
}
