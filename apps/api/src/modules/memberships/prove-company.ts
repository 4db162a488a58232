import type { checkMyCompany, proveMyCompany } from '@guichet/contract/company.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { type CompanyDifference, companyDifferences, companyHolder } from '@guichet/domain/company-facts'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import type { FoundCompany } from '../../platform/ports/company-register.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { askCompany, factsOf } from './ask-company.ts'
import { writeProof } from './data/company-data.ts'
import { findMember, type MemberRow, updateMember } from './data/member-data.ts'
import { getMe, type MeView } from './get-me.ts'
import { changedFields } from './update-me.ts'

type Check = BodyOf<typeof checkMyCompany>
type Take = Out<(typeof proveMyCompany)['body']>['take']

/** A member with a SIRET to ask about. @throws problems `resource.not-found`, `request.invalid`. */
async function demandSiret(ctx: Ctx, personId: string) {
  const row = await findMember(ctx, personId)
  if (!row || row.version === null) throw problem('resource.not-found')
  const { siret, version } = row
  if (!siret) throw fieldProblem('/siret', 'required')
  return { ...row, siret, version }
}

const differencesOf = (row: MemberRow, company: FoundCompany): readonly CompanyDifference[] =>
  companyDifferences(
    {
      ape: row.ape,
      personalAddress: {
        ...{ street: row.personalStreet, complement: row.personalComplement },
        ...{ postcode: row.personalPostcode, city: row.personalCity },
      },
      businessAddress: {
        ...{ street: row.businessStreet, complement: row.businessComplement },
        ...{ postcode: row.businessPostcode, city: row.businessCity },
      },
    },
    factsOf(company),
  )

/** What the register says of the SIRET in a file, and where it differs. @throws problems `resource.not-found`, `request.invalid`. */
export async function checkCompany(ctx: Ctx, personId: string): Promise<Check> {
  const row = await demandSiret(ctx, personId)
  const { outcome, company } = await askCompany(ctx, row.siret)
  if (company === null) return { outcome, company, holder: null, differences: [] }
  return {
    ...{ outcome, company: { ...company, name: factsOf(company).name } },
    holder: companyHolder(row, company),
    differences: [...differencesOf(row, company)],
  }
}

/** What is written of what was chosen, where the register still says so. */
function takenOver(row: MemberRow, company: FoundCompany, take: Take) {
  const facts = factsOf(company)
  const differences = differencesOf(row, company).filter((each) => take.includes(each))
  return {
    ...(differences.includes('ape') && { ape: facts.ape }),
    ...(differences.includes('businessAddress') && {
      ...{ businessStreet: facts.street, businessComplement: facts.complement },
      ...{ businessPostcode: facts.postcode, businessCity: facts.city },
    }),
  }
}

export interface ProveCompanyInput {
  readonly personId: string
  /** The one that was looked at. */
  readonly version: string
  readonly take: Take
  /** Why, by staff: they may take it as proven although the register names somebody else. */
  readonly reason: string | null
}

/**
 * Has the register prove the SIRET of a file. It is asked anew; nothing of the file is changed but what was chosen.
 * @throws problems `resource.not-found`, `resource.changed`, `company.unproven`, `company.register-silent`, `request.invalid`.
 */
export async function proveCompany(
  ctx: Ctx,
  { personId, version, take, reason }: ProveCompanyInput,
): Promise<MeView> {
  const seen = await demandSiret(ctx, personId)
  demandVersion(version, seen.version)
  const { outcome, company } = await askCompany(ctx, seen.siret)
  if (outcome === 'unavailable') throw problem('company.register-silent')
  if (company === null || (reason === null && companyHolder(seen, company) === 'other'))
    throw problem('company.unproven')
  return withTx(ctx, async (tx) => {
    const before = await getMe(tx, personId)
    if (!(await updateMember(tx, personId, seen.version, takenOver(seen, company, take))))
      throw problem('resource.changed')
    const source = reason === null ? 'member' : 'staff'
    const holder = companyHolder(seen, company)
    await writeProof(tx, personId, { ...factsOf(company), holder, source, provenAt: tx.clock.now() })
    const after = await getMe(tx, personId)
    const fields = changedFields(before, after).filter((field) => field !== 'company')
    await audit(tx, {
      ...{ action: 'member.company-proven', subjectKind: 'person', subjectId: personId },
      // What names nobody proves nothing: the organisation looks at it.
      after: {
        fields: [...(after.company?.standing === 'proven' ? ['siret'] : []), ...fields],
        ...(reason === null ? {} : { reason }),
      },
    })
    return after
  })
}
