import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as french } from '@zxcvbn-ts/language-fr'

/** Longer ones are judged by their beginning: a hundred characters take a slow telephone more than a second. */
const MAX_LENGTH = 64

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...french },
  graphs: adjacencyGraphs,
  maxLength: MAX_LENGTH,
})

/** How hard a password is to guess, from 0 to 4; `ownTexts` are tried first, as somebody who knows the person does. */
export const guessScore = (password: string, ownTexts: readonly string[]): 0 | 1 | 2 | 3 | 4 =>
  estimator.check(password.normalize('NFC'), [...ownTexts]).score
