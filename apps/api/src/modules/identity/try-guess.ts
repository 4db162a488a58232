import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findAttempts, replaceAttempts, takeFailureBack } from './data/attempt-data.ts'
import { type Attempts, afterFailure, isOwnLock, lockedForSeconds } from './domain/lock.ts'

/** A guess that was counted, and is not known to be right or wrong yet. */
export interface Guess {
  readonly subject: Buffer
  /** The count with it: locked by it, where it is the fifth. */
  readonly counted: Attempts
}

interface GuessSteps<T> {
  /** What is said once nothing more is checked. */
  readonly lockedAs?: 'session.locked' | 'recovery.locked'
  /** Null for a wrong guess. Outside transactions: hashing takes its time. */
  readonly check: (guess: Guess) => Promise<T | null>
  /** What follows of a wrong one; counted it is already. */
  readonly refuse: (guess: Guess) => Promise<never>
}

/**
 * Checks a guess of a password or a code. It is counted in the database before it is checked, so that of any number sent at
 * once, to however many processes, none is checked after the fifth; in one process they are checked one after another. One that could
 * not be checked is given back.
 * @throws problems `session.locked` or `recovery.locked`, and those of the steps.
 */
export const tryGuess = <T>(
  ctx: Ctx,
  subject: Buffer,
  { lockedAs = 'session.locked', check, refuse }: GuessSteps<T>,
): Promise<T> =>
  ctx.deps.turns(subject.toString('hex'), async () => {
    const guess = await countGuess(ctx, subject, lockedAs)
    const result = await check(guess).catch(async (error: unknown) => {
      await giveBack(ctx, guess)
      throw error
    })
    return result ?? refuse(guess)
  })

async function countGuess(
  ctx: Ctx,
  subject: Buffer,
  lockedAs: 'session.locked' | 'recovery.locked',
): Promise<Guess> {
  const now = ctx.clock.now()
  // Most often nothing was counted before; who counts at the same moment in another process makes this one look again.
  for (let before: Attempts | null = null; ; before = await findAttempts(ctx, subject)) {
    const retryAfterSeconds = lockedForSeconds(before, now)
    if (retryAfterSeconds > 0) throw problem(lockedAs, { retryAfterSeconds })
    const counted = afterFailure(before, now)
    if (await replaceAttempts(ctx, subject, before, counted)) return { subject, counted }
  }
}

/** Seconds of a lock that other guesses caused since this one was counted; others that count wait for the transaction. */
export async function lockedMeanwhile(tx: Ctx, { subject, counted }: Guess): Promise<number> {
  const attempts = await findAttempts(tx, subject)
  return isOwnLock(attempts, counted) ? 0 : lockedForSeconds(attempts, tx.clock.now())
}

/** It was right, or nobody learned anything by it: it counts no more. A lock that others caused stays. */
export const giveBack = (ctx: Ctx, { subject, counted }: Guess): Promise<void> =>
  takeFailureBack(ctx, subject, counted)
