import type { correctMemberCompany as route } from '@guichet/contract/company.contract'
import type { Out } from '@guichet/contract/route'
import { normaliseApe, normaliseSiret } from '@guichet/domain/identifiers'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { updatePerson } from '../identity/index.ts'
import { findMember, updateMember } from './data/member-data.ts'
import { getMe, type MeView } from './get-me.ts'
import { tellCorrected } from './tell-corrected.ts'
import { changedFields, memberSearchKey } from './update-me.ts'

/**
 * Staff correct the company of a member, proven or not, who is told why. An answer of the register about another SIRET proves nothing any more.
 * @throws problems `resource.not-found`, `resource.changed`.
 */
export const correctMemberCompany = (
  ctx: Ctx,
  personId: string,
  version: string,
  { reason, ...said }: Out<(typeof route)['body']>,
): Promise<MeView> =>
  withTx(ctx, async (tx) => {
    const row = await findMember(tx, personId)
    if (!row || row.version === null) throw problem('resource.not-found')
    demandVersion(version, row.version)
    const siret = said.siret ? normaliseSiret(said.siret) : null
    const ape = said.ape ? normaliseApe(said.ape) : null
    const before = await getMe(tx, personId)
    if (siret === row.siret && ape === row.ape) return before
    if (!(await updateMember(tx, personId, row.version, { siret, ape }))) throw problem('resource.changed')
    await updatePerson(tx, personId, { searchKey: memberSearchKey({ ...row, siret }) })
    const after = await getMe(tx, personId)
    const fields = changedFields(before, after).filter((field) => field !== 'company')
    await audit(tx, {
      ...{ action: 'member.company-corrected', subjectKind: 'person', subjectId: personId },
      after: { fields, reason },
    })
    await tellCorrected(tx, personId, reason)
    return after
  })
