import { type LocalDate, localDateAt } from '@guichet/domain/local-date'

export interface Clock {
  now(): Date
  /** Today in Europe/Paris. */
  today(): LocalDate
}

const MINUTE_MS = 60_000

/** The day changes at a whole minute only, so it is worked out once a minute. */
const createSystemClock = (): Clock => {
  let minute = Number.NaN
  let day: LocalDate
  return {
    now: () => new Date(),
    today: () => {
      const now = new Date()
      const current = Math.floor(now.getTime() / MINUTE_MS)
      if (current !== minute) {
        day = localDateAt(now)
        minute = current
      }
      return day
    },
  }
}

export const systemClock: Clock = createSystemClock()

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
