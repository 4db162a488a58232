import { describe, expect, it } from 'vitest'
import { guessScore } from './password-meter.ts'

describe('guessScore', () => {
  it.each([
    ['azerty', 0],
    ['P@ssw0rd2026', 1],
    ['Motdepasse1!', 2],
    ['Azur-Lavande-2026!', 4],
    ['lapluietombesurlarue', 4],
  ])('of %j is %i', (password, score) => {
    expect(guessScore(password, [])).toBe(score)
  })

  it('falls with what is known of the person, and is the same in either form of Unicode', () => {
    expect(guessScore('Aubanel-Roche1!', ['Élodie', 'Aubanel-Roche'])).toBeLessThan(
      guessScore('Aubanel-Roche1!', []),
    )
    expect(guessScore('Élodie-Été'.normalize('NFD'), [])).toBe(guessScore('Élodie-Été', []))
  })
})
