import { bearsSameNames, type PivotIdentity, tellsSameBirth } from '@guichet/domain/pivot-identity'
import { searchKey } from '@guichet/domain/text'
import type { Ctx } from '../../ctx.ts'
import { readCandidates } from './data/federation-data.ts'

export const NIR_FIELD = 'members.nir'

/** A name as searches hold it, whatever stands between its words. */
const patternOf = (name: string): string => `%${searchKey(name).replace(/[^a-z0-9]+/gu, '_')}%`

/**
 * The one member whose file proves the six claims of an identity: names, and a social security number given for the same
 * birth. Null when there is none, or more than one: then the person links the space by hand. An e-mail address proves nothing.
 */
export async function findByCivilStatus(
  ctx: Ctx,
  issuer: string,
  identity: PivotIdentity,
): Promise<string | null> {
  const names = [identity.birthName, ...(identity.usualName === null ? [] : [identity.usualName])]
  const candidates = await readCandidates(ctx, issuer, names.map(patternOf))
  const proven = candidates.filter(
    ({ nirCipher, ...file }) =>
      nirCipher !== null &&
      bearsSameNames(file, identity) &&
      tellsSameBirth(ctx.deps.encryption.decryptText(nirCipher, NIR_FIELD), identity),
  )
  const [only] = proven
  return only && proven.length === 1 ? only.personId : null
}
