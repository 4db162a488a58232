import { searchKey } from '@guichet/domain/text'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { assertPasswordAllowed } from './check-password.ts'
import { useLink } from './data/link-data.ts'
import { hasAdministrator, insertIdentifier, insertPerson } from './data/person-data.ts'
import { insertTotp, savePasswordHash } from './data/sign-in-data.ts'
import { TOTP_FIELD, totpStepOf } from './totp.ts'

export interface FirstAdministratorInput {
  readonly password: string
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly code?: string | undefined
}

const given = (value: string | undefined, pointer: string): string => {
  if (!value) throw fieldProblem(pointer, 'required')
  return value
}

/** By the link that the start of an empty installation prints. @throws problems `link.invalid`, `password.refused`, `session.factor-invalid`. */
export async function createFirstAdministrator(
  ctx: Ctx,
  tokenHash: Buffer,
  secretCipher: Buffer,
  input: FirstAdministratorInput,
): Promise<void> {
  const firstName = given(input.firstName, '/firstName')
  const lastName = given(input.lastName, '/lastName')
  const email = given(input.email, '/email')
  const code = given(input.code, '/code')
  const secret = ctx.deps.encryption.decryptText(secretCipher, TOTP_FIELD)
  const step = totpStepOf(secret, code, ctx.clock.now())
  assertPasswordAllowed(input.password, [firstName, lastName, email])
  if (step === null)
    throw problem('session.factor-invalid', { errors: [{ pointer: '/code', code: 'code.invalid' }] })
  const passwordHash = await ctx.deps.hasher.hash(input.password)
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash)) || (await hasAdministrator(tx))) throw problem('link.invalid')
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
    if (!(await insertIdentifier(tx, { identifier: email, kind: 'email', personId: id })))
      throw fieldProblem('/email', 'email.taken')
    await savePasswordHash(tx, id, passwordHash)
    await insertTotp(tx, id, secretCipher, step)
    await audit(tx, { action: 'staff.first-administrator-created', subjectKind: 'person', subjectId: id })
  })
}
