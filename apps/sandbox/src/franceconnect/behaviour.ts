const choices = {
  /** `down`: what services call does not answer; `slow`: it does after twelve seconds. */
  mode: ['normal', 'slow', 'down'],
  /** What is wrong with the tokens that are handed out. */
  tokens: ['normal', 'wrong-signature', 'wrong-nonce', 'low-level'],
} as const

export type Mode = (typeof choices.mode)[number]
export type TokenFault = (typeof choices.tokens)[number]

export interface Behaviour {
  readonly mode: Mode
  readonly tokens: TokenFault
}
export const NORMAL: Behaviour = { mode: 'normal', tokens: 'normal' }
export const MODES: readonly Mode[] = choices.mode
export const TOKEN_FAULTS: readonly TokenFault[] = choices.tokens

/** The behaviour that follows from what is wished, or what is wrong with the wish. */
export function changeBehaviour(current: Behaviour, wish: unknown): Behaviour | string {
  if (typeof wish !== 'object' || wish === null) return 'the body must be an object'
  let next = current
  for (const [name, value] of Object.entries(wish)) {
    if (name !== 'mode' && name !== 'tokens') return `unknown setting: ${name}`
    const known = (choices[name] as readonly unknown[]).includes(value)
    if (!known) return `${name} must be one of ${choices[name].join(', ')}`
    next = { ...next, [name]: value }
  }
  return next
}
