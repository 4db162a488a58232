/**
 * Where a joining stands. `draft`: being typed. `submitted`: whole, and its address was written to. `awaiting-payment`,
 * `processing`: a payment is open. `completed`: paid, and a membership.
 */
export const JOINING_STATES = ['draft', 'submitted', 'awaiting-payment', 'processing', 'completed'] as const
export type JoiningState = (typeof JOINING_STATES)[number]

export const JOINING_EVENTS = [
  'saved',
  'submitted',
  'payment-opened',
  'payment-processing',
  'payment-ended',
  'paid',
] as const
export type JoiningEvent = (typeof JOINING_EVENTS)[number]

const NEXT: Readonly<Record<JoiningState, Partial<Record<JoiningEvent, JoiningState>>>> = {
  draft: { saved: 'draft', submitted: 'submitted' },
  // What is changed is to be confirmed again: the links sent for it are void.
  submitted: { saved: 'draft', submitted: 'submitted', 'payment-opened': 'awaiting-payment' },
  'awaiting-payment': {
    'payment-processing': 'processing',
    'payment-ended': 'submitted',
    paid: 'completed',
  },
  processing: { 'payment-ended': 'submitted', paid: 'completed' },
  completed: {},
}

/** The state after an event; null when the event cannot be in this state. */
export const joiningAfter = (state: JoiningState, event: JoiningEvent): JoiningState | null =>
  NEXT[state][event] ?? null

/** The states in which an event can be. */
export const joiningStatesBefore = (event: JoiningEvent): readonly JoiningState[] =>
  JOINING_STATES.filter((state) => joiningAfter(state, event) !== null)

/** Days after which a joining that nobody paid is forgotten, counted from its last change. */
export const JOINING_DAYS = 30
/** Links that are sent for one joining. */
export const JOINING_LINKS = 5
/** Joinings sent with one address within a day. */
export const DAILY_JOININGS = 3

/** Whether one more link may be sent: the same rule whether or not the address is known. */
export const mayWriteAgain = (sent: {
  /** Links of this joining. */
  readonly links: number
  /** Other joinings of the day with this address. */
  readonly others: number
}): boolean => sent.links < JOINING_LINKS && sent.others < DAILY_JOININGS
