import type {
  checkDeclarantCompany as checkRoute,
  getDeclarantCompany as getRoute,
  updateDeclarantCompany as updateRoute,
} from '@guichet/contract/declarant-company.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { companyPartsApart, partsTaken } from '@guichet/domain/declarant-company'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { askCompany } from '../memberships/index.ts'
import { findCompany, updateCompany } from './data/declarant-company-data.ts'
import { heldColumns, toldBy } from './told-company.ts'

type CompanyView = BodyOf<typeof getRoute>

/** The company of whoever acts; a refused file holds none. @throws a problem `resource.not-found`. */
async function demandCompany(ctx: Ctx) {
  const row = await findCompany(ctx, actingPersonId(ctx))
  if (!row) throw problem('resource.not-found')
  return row
}

export async function getDeclarantCompany(ctx: Ctx): Promise<CompanyView> {
  const { id: _, registerAt, ...said } = await demandCompany(ctx)
  return { ...said, registerAt: registerAt?.toISOString() ?? null }
}

/** What the register says, and where the file differs; nothing is changed. @throws a problem `resource.not-found`. */
export async function checkDeclarantCompany(ctx: Ctx): Promise<BodyOf<typeof checkRoute>> {
  const held = await demandCompany(ctx)
  const { outcome, company } = await askCompany(ctx, held.siret)
  if (company === null) return { outcome, company, differences: [] }
  const { registerAt: _, ...told } = toldBy(ctx, company)
  return { outcome, company: told, differences: [...companyPartsApart(held, told)] }
}

/**
 * Takes over what was chosen of the register’s answer, and notes when it answered.
 * @throws problems `resource.not-found`, `resource.changed`, `company.unproven`, `company.register-silent`.
 */
export async function updateDeclarantCompany(
  ctx: Ctx,
  version: string,
  take: Out<(typeof updateRoute)['body']>['take'],
): Promise<CompanyView> {
  const held = await demandCompany(ctx)
  demandVersion(version, held.version)
  const { outcome, company } = await askCompany(ctx, held.siret)
  if (outcome === 'unavailable') throw problem('company.register-silent')
  if (company === null) throw problem('company.unproven')
  const told = toldBy(ctx, company)
  return withTx(ctx, async (tx) => {
    const isWritten = await updateCompany(tx, held, {
      ...heldColumns(partsTaken(held, told, take)),
      ...{ isMasked: told.isMasked, registerAt: new Date(told.registerAt) },
    })
    if (!isWritten) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'declarant.company-updated', subjectKind: 'declarant', subjectId: held.id },
      after: { fields: companyPartsApart(held, told).filter((part) => take.includes(part)) },
    })
    return getDeclarantCompany(tx)
  })
}
