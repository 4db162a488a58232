import { guessScore } from './password-meter.ts'

/** What is asked of the worker; it answers each with the score, in the order in which they came. */
export interface MeterQuestion {
  readonly password: string
  readonly ownTexts: readonly string[]
}

addEventListener('message', ({ data }: MessageEvent<MeterQuestion>) =>
  postMessage(guessScore(data.password, data.ownTexts)),
)
