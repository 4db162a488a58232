import { setTimeout as pause } from 'node:timers/promises'

/** Answers that tell nothing by their time. */
export interface SteadyAnswers {
  /** Does the work, well or badly, and ends at a whole step after it began. */
  steadily<T>(work: () => Promise<T>): Promise<T>
}

interface Options {
  /** Longer than the work takes as a rule. */
  readonly stepMs: number
  /** Milliseconds that only grow; those of the process unless told otherwise. */
  readonly nowMs?: () => number
  readonly wait?: (ms: number) => Promise<unknown>
}

/**
 * For questions whose work differs by what is known, such as a mail to an address that somebody has: whoever measures sees
 * the same steps for all.
 */
export const createSteadyAnswers = ({
  stepMs,
  nowMs = () => performance.now(),
  wait = pause,
}: Options): SteadyAnswers => ({
  async steadily(work) {
    const startedMs = nowMs()
    try {
      return await work()
    } finally {
      await wait(stepMs - ((nowMs() - startedMs) % stepMs))
    }
  },
})
