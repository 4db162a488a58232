import { searchKey } from '@guichet/domain/text'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { assertPasswordAllowed } from './check-password.ts'
import {
  findLink,
  findPerson,
  hasAdministrator,
  insertPerson,
  isIdentifierTaken,
  readIdentifiers,
  useLink,
} from './data/person-data.ts'
import { forgetAttempts, insertTotp, revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { identifierSubject } from './lock-subject.ts'
import { tokenHashOf } from './open-session.ts'
import { TOTP_FIELD, totpStepOf } from './totp.ts'

export interface UseActivationInput {
  readonly token: string
  readonly password: string
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly code?: string | undefined
}

/**
 * Uses a one-time link.
 * @throws problems `link.invalid`, `password.refused`, `session.factor-invalid`, `request.invalid`.
 */
export async function useActivation(ctx: Ctx, input: UseActivationInput): Promise<void> {
  const tokenHash = tokenHashOf(input.token)
  const link = await findLink(ctx, tokenHash)
  if (!link) throw problem('link.invalid')
  if (link.purpose === 'first-administrator' && link.secretCipher) {
    await createFirstAdministrator(ctx, tokenHash, link.secretCipher, input)
  } else if (link.personId) {
    await resetPassword(ctx, tokenHash, link.personId, input.password)
  } else throw problem('link.invalid')
}

async function resetPassword(ctx: Ctx, tokenHash: Buffer, personId: string, password: string): Promise<void> {
  const person = await findPerson(ctx, personId)
  if (!person) throw problem('link.invalid')
  assertPasswordAllowed(password, [person.firstName, person.lastName, person.email])
  const passwordHash = await ctx.deps.hasher.hash(password)
  const organisation = await getOrganisationProfile(ctx)
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed')
    // Whoever opened the link owns the mailbox: a lock that guesses caused ends here.
    for (const identifier of await readIdentifiers(tx, personId)) {
      await forgetAttempts(tx, identifierSubject(tx, identifier))
    }
    await audit(tx, { action: 'password.reset', subjectKind: 'person', subjectId: personId })
    await queueMessage(tx, {
      template: 'password-changed',
      to: person.email,
      personId,
      locale: person.locale,
      data: { firstName: person.firstName, phone: organisation.phone },
      dedupeKey: `password-changed:${tokenHash.toString('hex')}`,
    })
  })
}

const given = (value: string | undefined, pointer: string): string => {
  if (!value) throw fieldProblem(pointer, 'required')
  return value
}

async function createFirstAdministrator(
  ctx: Ctx,
  tokenHash: Buffer,
  secretCipher: Buffer,
  input: UseActivationInput,
) {
  const firstName = given(input.firstName, '/firstName')
  const lastName = given(input.lastName, '/lastName')
  const email = given(input.email, '/email')
  const code = given(input.code, '/code')
  assertPasswordAllowed(input.password, [firstName, lastName, email])
  const secret = ctx.deps.encryption.decryptText(secretCipher, TOTP_FIELD)
  const step = totpStepOf(secret, code, ctx.clock.now())
  if (step === null)
    throw problem('session.factor-invalid', { errors: [{ pointer: '/code', code: 'code.invalid' }] })
  const passwordHash = await ctx.deps.hasher.hash(input.password)
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash)) || (await hasAdministrator(tx))) throw problem('link.invalid')
    if (await isIdentifierTaken(tx, email)) throw fieldProblem('/email', 'email.taken')
    const id = tx.ids.uuid()
    const now = tx.clock.now()
    await insertPerson(tx, {
      id,
      firstName,
      lastName,
      email,
      locale: tx.locale,
      staffRole: 'admin',
      searchKey: searchKey(`${lastName} ${firstName} ${email}`),
      createdAt: now,
      updatedAt: now,
    })
    await savePasswordHash(tx, id, passwordHash)
    await insertTotp(tx, id, secretCipher, step)
    await audit(tx, { action: 'staff.first-administrator-created', subjectKind: 'person', subjectId: id })
  })
}
