import { describe, expect, it } from 'vitest'
import { createSteadyAnswers } from './steady-answers.ts'

/** How long an answer takes when its work takes so long. */
async function timeOf(workMs: number, fails = false): Promise<number> {
  let nowMs = 1_000
  const wait = async (ms: number) => {
    nowMs += ms
  }
  const { steadily } = createSteadyAnswers({ stepMs: 250, nowMs: () => nowMs, wait })
  const answer = steadily(async () => {
    await wait(workMs)
    if (fails) throw new Error('failed')
    return 'done'
  })
  if (fails) await expect(answer).rejects.toThrow('failed')
  else expect(await answer).toBe('done')
  return nowMs - 1_000
}

describe('an answer that tells nothing by its time', () => {
  it('ends at whole steps, whatever the work took and however it ended', async () => {
    expect(await Promise.all([timeOf(3), timeOf(8), timeOf(240), timeOf(8, true)])).toEqual([
      250, 250, 250, 250,
    ])
    expect(await timeOf(260)).toBe(500)
  })
})
