import { findingOf, type RegisterFinding } from '@guichet/domain/declarant'
import type { Ctx } from '../../ctx.ts'
import type { SignupContent, SignupInput } from './signup-access.ts'
import { toldBy } from './told-company.ts'

export interface RegisterWord extends Pick<SignupContent, 'company' | 'registered'> {
  readonly finding: RegisterFinding
}

/** What the company register says of somebody; outside transactions. Its silence is one of the findings. */
export async function askRegister(
  ctx: Ctx,
  {
    siret,
    birthName,
    useName,
    firstNames,
  }: Pick<SignupInput, 'siret' | 'birthName' | 'useName' | 'firstNames'>,
): Promise<RegisterWord> {
  const silent = { finding: 'unavailable', company: null, registered: null } as const
  const { register } = ctx.deps
  if (!register) return silent
  try {
    const found = await register.find(siret)
    const finding = findingOf({ birthName, useName, firstNames }, found)
    if (!found) return { finding, company: null, registered: null }
    const [person, ...others] = found.people
    return {
      finding,
      company: { name: found.name, legalForm: found.legalForm, ape: found.ape, told: toldBy(ctx, found) },
      // One person alone: of several it is not said who is meant.
      registered:
        finding === 'near' && person && others.length === 0
          ? `${person.firstNames} ${person.lastName}`
          : null,
    }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the company register did not answer')
    return silent
  }
}
