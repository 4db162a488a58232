import { matchNames, type RegisteredNames, type SaidNames } from './register-names.ts'

/**
 * What the company register says of somebody who signs up as declarant. `same`, `near`, `different`: names that it tells,
 * compared. `closed`, `masked`: the establishment is closed, or its person has asked that the name is not told. `unknown`: no
 * such establishment (a new one takes weeks to appear). `unavailable`: no answer.
 */
export const REGISTER_FINDINGS = [
  'same',
  'near',
  'different',
  'closed',
  'masked',
  'unknown',
  'unavailable',
] as const
export type RegisterFinding = (typeof REGISTER_FINDINGS)[number]

export interface RegisteredCompany {
  readonly isOpen: boolean
  readonly isMasked: boolean
  /** The sole trader, or who leads a legal person. */
  readonly people: readonly RegisteredNames[]
}

/** @param company Null when the register does not know the establishment. */
export function findingOf(said: SaidNames, company: RegisteredCompany | null): RegisterFinding {
  if (company === null) return 'unknown'
  if (!company.isOpen) return 'closed'
  return company.isMasked || company.people.length === 0 ? 'masked' : matchNames(said, company.people)
}

/** Weeks that a new company may take to appear in the register. */
export const REGISTER_WEEKS = 4

/** How somebody goes on whom the register does not confirm: later, with a link by mail; or at once, and staff look at it. */
export const SIGNUP_CHOICES = ['later', 'check'] as const
export type SignupChoice = (typeof SIGNUP_CHOICES)[number]

/**
 * Where a sign-up stands. `held`: the register does not confirm it, and how to go on is not chosen. `waiting`: left until
 * later. `sent`: a link to prove the address is on its way. `proven`: a code to prove the telephone is needed. `verified`: a
 * password is. `completed`: there is a file.
 */
export const SIGNUP_STATES = ['held', 'waiting', 'sent', 'proven', 'verified', 'completed'] as const
export type SignupState = (typeof SIGNUP_STATES)[number]

export interface SignupFacts {
  readonly finding: RegisterFinding
  readonly choice: SignupChoice | null
  readonly emailProven: boolean
  readonly phoneProven: boolean
  readonly completed: boolean
}

export function signupState(facts: SignupFacts): SignupState {
  if (facts.completed) return 'completed'
  if (facts.finding !== 'same' && facts.choice !== 'check')
    return facts.choice === 'later' ? 'waiting' : 'held'
  if (!facts.emailProven) return 'sent'
  return facts.phoneProven ? 'verified' : 'proven'
}

/** Days after which a sign-up that came to nothing is forgotten, counted from its last change. */
export const SIGNUP_DAYS = 30
/** Hours for which a link to prove the address serves. */
export const SIGNUP_LINK_HOURS = 24

/** Where the file of a declarant stands. */
export const DECLARANT_STATES = ['to-check', 'open', 'refused'] as const
export type DeclarantState = (typeof DECLARANT_STATES)[number]

/** The file begins open where the register confirms the names; staff look at it otherwise. */
export const firstDeclarantState = (finding: RegisterFinding): DeclarantState =>
  finding === 'same' ? 'open' : 'to-check'
