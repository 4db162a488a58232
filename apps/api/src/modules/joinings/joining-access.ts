import { heldBy } from '@guichet/domain/company-facts'
import { normaliseEmail } from '@guichet/domain/email'
import { normaliseSiret } from '@guichet/domain/identifiers'
import { JOINING_DAYS } from '@guichet/domain/joining'
import type { MembershipTerms } from '@guichet/domain/membership-terms'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import { NIR_FIELD } from '../memberships/index.ts'
import { findJoining, findSecret, type JoiningRow } from './data/joining-data.ts'
import type { JoiningContent } from './joining-content.ts'

const CONTENT_FIELD = 'joinings.content'
const DAY_MS = 86_400_000

/** A joining, and whether who holds the secret has proven its address. */
export interface JoiningAccess {
  readonly joining: JoiningRow
  readonly proven: boolean
}

const isActor = ({ actor }: Ctx, personId: string | null) =>
  actor.kind === 'person' && actor.personId === personId

/**
 * What a secret opens. One begun by somebody who was signed in opens for that person alone.
 * @throws a problem `resource.not-found`.
 */
export async function reachJoining(ctx: Ctx, token: string): Promise<JoiningAccess> {
  const secret = await findSecret(ctx, tokenHashOf(token))
  const joining = secret && (await findJoining(ctx, secret.joiningId))
  if (!joining) throw problem('resource.not-found')
  const isKept = joining.state !== 'draft' && joining.state !== 'submitted'
  if (!isKept && joining.expiresAt <= ctx.clock.now()) throw problem('resource.not-found')
  if (joining.signedIn && !isActor(ctx, joining.personId)) throw problem('resource.not-found')
  return { joining, proven: secret.provesEmail || joining.signedIn }
}

/** The same for what only who has proven the address may do. @throws a problem `resource.not-found`. */
export async function reachProven(ctx: Ctx, token: string): Promise<JoiningRow> {
  const { joining, proven } = await reachJoining(ctx, token)
  if (!proven) throw problem('resource.not-found')
  return joining
}

export const readContent = (
  { deps }: Ctx,
  { contentCipher }: Pick<JoiningRow, 'contentCipher'>,
): JoiningContent | null =>
  contentCipher && (JSON.parse(deps.encryption.decryptText(contentCipher, CONTENT_FIELD)) as JoiningContent)

const sealContent = ({ deps }: Ctx, content: JoiningContent): Buffer =>
  deps.encryption.encrypt(JSON.stringify(content), CONTENT_FIELD)

const expiryFrom = (ctx: Ctx) => new Date(ctx.clock.now().getTime() + JOINING_DAYS * DAY_MS)

/** What stands beside the encrypted content, for lists and look-ups. */
export const plainPart = (ctx: Ctx, content: JoiningContent) => ({
  email: normaliseEmail(content.email),
  firstName: content.firstName,
  lastName: content.lastName,
  siret: normaliseSiret(content.siret) || null,
  companyHolder: content.proof ? heldBy(content.proof) : null,
  contentCipher: sealContent(ctx, content),
  expiresAt: expiryFrom(ctx),
})

/** By which a social security number is looked up. */
export const nirHashOf = ({ deps }: Ctx, nir: string): Buffer => deps.encryption.lookupHash(nir, NIR_FIELD)

/** How the type chosen counts its days; null before one is chosen. */
export const termsOf = ({ kind, freeMonths }: JoiningRow): MembershipTerms | null =>
  kind === null || freeMonths === null ? null : { kind, freeMonths }
