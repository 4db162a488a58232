import { isStaffRole } from '@guichet/domain/rights'
import { searchKey } from '@guichet/domain/text'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { asPerson } from './as-person.ts'
import { assertPasswordAllowed } from './check-password.ts'
import { type Link, useLink } from './data/link-data.ts'
import { insertIdentifier, insertPerson } from './data/person-data.ts'
import { insertTotp, savePasswordHash } from './data/sign-in-data.ts'
import { staffDoor } from './staff-door.ts'
import { TOTP_FIELD, totpStepOf } from './totp.ts'
import type { UseActivationInput } from './use-activation.ts'

/**
 * Somebody who was invited becomes one of the staff: with a password and a second factor that was tried.
 * @throws problems `link.invalid`, `password.refused`, `session.factor-invalid`.
 */
export async function acceptStaffInvitation(
  ctx: Ctx,
  tokenHash: Buffer,
  link: Link,
  input: UseActivationInput,
): Promise<void> {
  const { recipient: email, secretCipher, staffRole } = link
  if (!email || !secretCipher || !isStaffRole(staffRole)) throw problem('link.invalid')
  const firstName = input.firstName ?? link.invitedFirstName
  const lastName = input.lastName ?? link.invitedLastName
  if (!firstName) throw fieldProblem('/firstName', 'required')
  if (!lastName) throw fieldProblem('/lastName', 'required')
  if (!input.password) throw fieldProblem('/password', 'required')
  if (!input.code) throw fieldProblem('/code', 'required')
  const secret = ctx.deps.encryption.decryptText(secretCipher, TOTP_FIELD)
  const step = totpStepOf(secret, input.code, ctx.clock.now())
  assertPasswordAllowed(input.password, [firstName, lastName, email])
  if (step === null)
    throw problem('session.factor-invalid', { errors: [{ pointer: '/code', code: 'code.invalid' }] })
  const passwordHash = await ctx.deps.hasher.hash(input.password)
  await withTx(ctx, async (tx) => {
    if (!(await useLink(tx, tokenHash))) throw problem('link.invalid')
    const id = tx.ids.uuid()
    const now = tx.clock.now()
    await insertPerson(tx, {
      ...{ id, firstName, lastName, email, locale: tx.locale, staffRole },
      searchKey: searchKey(`${lastName} ${firstName} ${email}`),
      ...{ createdAt: now, updatedAt: now },
    })
    // Somebody took the address meanwhile.
    if (!(await insertIdentifier(tx, { identifier: email, kind: 'email', personId: id })))
      throw problem('link.invalid')
    await savePasswordHash(tx, id, passwordHash)
    await insertTotp(tx, id, secretCipher, step)
    const joined = asPerson(tx, id)
    await audit(joined, {
      action: 'staff.joined',
      subjectKind: 'person',
      subjectId: id,
      after: { role: staffRole },
    })
    await staffDoor().joined(joined, { id, role: staffRole })
  })
}
