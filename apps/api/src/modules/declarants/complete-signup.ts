import { firstDeclarantState } from '@guichet/domain/declarant'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { NIR_FIELD } from '../memberships/index.ts'
import { findOwners, writeDeclarant } from './data/declarant-data.ts'
import { endSignupLinks, type SignupRow, updateSignup } from './data/signup-data.ts'
import { nirHashOf, readContent } from './signup-access.ts'
import { tellOfFile } from './tell-of-file.ts'
import { toldColumns } from './told-company.ts'

/**
 * Makes the file of a person whose address and telephone are proven, in the caller’s transaction. One person, one file: another
 * with the same company or number stops it.
 * @throws problems `declarant.known`, `declarant.closed`.
 */
export async function completeSignup(tx: Ctx, signup: SignupRow, personId: string): Promise<void> {
  const content = readContent(tx, signup)
  if (!content) throw problem('declarant.closed')
  const { siret, nir, company, birthName, useName, firstNames } = content
  const nirHash = nirHashOf(tx, nir)
  const owners = await findOwners(tx, { siret, nirHash })
  if (owners.some((owner) => owner !== personId)) throw problem('declarant.known')
  const now = tx.clock.now()
  const id = tx.ids.uuid()
  const state = signup.phoneProvenAt === null ? 'to-check' : firstDeclarantState(signup.finding)
  const isWritten = await writeDeclarant(tx, {
    ...{ id, personId, state, siret, birthName, useName, firstNames, nirHash },
    ...{
      companyName: company?.name ?? null,
      legalForm: company?.legalForm ?? null,
      ape: company?.ape ?? null,
    },
    ...(company?.told && toldColumns(company.told)),
    nirCipher: tx.deps.encryption.encrypt(nir, NIR_FIELD),
    ...{ finding: signup.finding, termsVersion: signup.termsVersion },
    ...{ askedAt: now, createdAt: now, updatedAt: now },
  })
  if (!isWritten) throw problem('declarant.known')
  await endSignupLinks(tx, signup.id)
  // What was typed is in the file now.
  await updateSignup(tx, signup.id, { completedAt: now, contentCipher: null, personId })
  await audit(tx, {
    action: 'declarant.signed-up',
    subjectKind: 'declarant',
    subjectId: id,
    after: { state, finding: signup.finding, siret, termsVersion: signup.termsVersion },
  })
  await tellOfFile(tx, { id, state, siret, personId, companyName: company?.name ?? null })
}
