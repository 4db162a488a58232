import type { startDeclarantSignup } from '@guichet/contract/declarants.contract'
import type { Out } from '@guichet/contract/route'
import { SIGNUP_DAYS, type SignupState, signupState } from '@guichet/domain/declarant'
import { normaliseNir } from '@guichet/domain/identifiers'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import { NIR_FIELD } from '../memberships/index.ts'
import { findSignup, findSignupSecret, lockSignup, type SignupRow } from './data/signup-data.ts'
import type { ToldCompany } from './told-company.ts'

const CONTENT_FIELD = 'declarant_signups.content'
const DAY_MS = 86_400_000

export type SignupInput = Out<(typeof startDeclarantSignup)['body']>

/** All that a sign-up keeps, encrypted: what was given, and what the register told. */
export interface SignupContent {
  readonly siret: string
  readonly nir: string
  readonly birthName: string
  readonly useName: string | null
  readonly firstNames: string
  readonly email: string
  /** E.164. */
  readonly phone: string
  readonly company: {
    readonly name: string | null
    readonly legalForm: string | null
    readonly ape: string | null
    /** Left out in those from before it was kept. */
    readonly told?: ToldCompany | undefined
  } | null
  /** How the register writes the name that is nearly the one given. */
  readonly registered: string | null
}

/** A sign-up, and whether who holds the secret has proven its address. */
export interface SignupAccess {
  readonly signup: SignupRow
  readonly proven: boolean
}

const isActor = ({ actor }: Ctx, personId: string | null) =>
  actor.kind === 'person' && actor.personId === personId

/**
 * What a secret opens. One begun by somebody who was signed in opens for that person alone.
 * @throws a problem `resource.not-found`.
 */
export async function reachSignup(ctx: Ctx, token: string): Promise<SignupAccess> {
  const secret = await findSignupSecret(ctx, tokenHashOf(token))
  const signup = secret && (await findSignup(ctx, secret.signupId))
  if (!signup || signup.expiresAt <= ctx.clock.now()) throw problem('resource.not-found')
  if (signup.signedIn && !isActor(ctx, signup.personId)) throw problem('resource.not-found')
  return { signup, proven: secret.provesEmail || signup.signedIn }
}

/** Whether this secret may change the sign-up: once its address is proven, only one that proves it. */
export const mayChange = ({ signup, proven }: SignupAccess): boolean =>
  proven || signup.emailProvenAt === null

/**
 * The sign-up, locked, for whoever may change it.
 * @throws problems `resource.not-found`, `declarant.closed`.
 */
export async function holdSignup(tx: Ctx, access: SignupAccess): Promise<SignupRow> {
  const signup = await lockSignup(tx, access.signup.id)
  if (!signup) throw problem('declarant.closed')
  if (!mayChange({ ...access, signup })) throw problem('resource.not-found')
  return signup
}

export const stateOf = ({ deps }: Ctx, signup: SignupRow): SignupState =>
  signupState({
    ...{ finding: signup.finding, choice: signup.choice },
    emailProven: signup.emailProvenAt !== null,
    // Where no SMS leaves, staff look at the file instead.
    phoneProven: signup.phoneProvenAt !== null || deps.sms === null,
    completed: signup.completedAt !== null,
  })

export const readContent = ({ deps }: Ctx, { contentCipher }: SignupRow): SignupContent | null =>
  contentCipher && (JSON.parse(deps.encryption.decryptText(contentCipher, CONTENT_FIELD)) as SignupContent)

export const sealContent = ({ deps }: Ctx, content: SignupContent): Buffer =>
  deps.encryption.encrypt(JSON.stringify(content), CONTENT_FIELD)

export const signupExpiry = (ctx: Ctx) => new Date(ctx.clock.now().getTime() + SIGNUP_DAYS * DAY_MS)

/** By which a social security number is looked up. */
export const nirHashOf = ({ deps }: Ctx, nir: string): Buffer =>
  deps.encryption.lookupHash(normaliseNir(nir), NIR_FIELD)

/** What codes sent for a sign-up are bound to. */
export const codeBinding = ({ id }: Pick<SignupRow, 'id'>) =>
  ({ purpose: 'registration', subject: id }) as const
