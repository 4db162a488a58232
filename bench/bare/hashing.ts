import bcrypt from 'bcrypt'
import { answerMessages } from './answer.ts'

const hash = process.env.HASH ?? ''
const atOnce = Number(process.env.AT_ONCE)

/** Compares `atOnce` passwords at a time for so long; answers how many per second. */
const compareFor = async (durationMs: number): Promise<number> => {
  const startedAt = performance.now()
  let done = 0
  const loop = async () => {
    while (performance.now() - startedAt < durationMs) {
      await bcrypt.compare('x'.repeat(64), hash)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, loop))
  return (done * 1000) / (performance.now() - startedAt)
}

answerMessages(async ({ durationMs }: { durationMs: number }) => ({
  perSecond: await compareFor(durationMs),
}))
