import type {
  checkDeclarantCompany as checkRoute,
  getDeclarantCompany as getRoute,
  updateDeclarantCompany as updateRoute,
} from '@guichet/contract/declarant-company.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import {
  companyPartsApart,
  differenceKey,
  type HeldCompany,
  partsTaken,
} from '@guichet/domain/declarant-company'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { askCompany } from '../memberships/index.ts'
import { findCompany, updateCompany } from './data/declarant-company-data.ts'
import { findDifference, writeLook } from './data/look-data.ts'
import { heldColumns, type ToldCompany, toldBy } from './told-company.ts'

type CompanyView = BodyOf<typeof getRoute>

/** The company of whoever acts; a refused file holds none. @throws a problem `resource.not-found`. */
async function demandCompany(ctx: Ctx) {
  const row = await findCompany(ctx, actingPersonId(ctx))
  if (!row) throw problem('resource.not-found')
  return row
}

export async function getDeclarantCompany(ctx: Ctx): Promise<CompanyView> {
  const { id: _, registerAt, ...said } = await demandCompany(ctx)
  const found = await findDifference(ctx, actingPersonId(ctx))
  return {
    ...{ ...said, registerAt: registerAt?.toISOString() ?? null },
    found: found && { at: found.foundAt.toISOString(), parts: found.parts, company: found.told },
  }
}

/** What the register says, and where the file differs; nothing is changed. @throws a problem `resource.not-found`. */
export async function checkDeclarantCompany(ctx: Ctx): Promise<BodyOf<typeof checkRoute>> {
  const held = await demandCompany(ctx)
  const { outcome, company } = await askCompany(ctx, held.siret)
  if (company === null) return { outcome, company, differences: [] }
  const { registerAt: _, ...told } = toldBy(ctx, company)
  return { outcome, company: told, differences: [...companyPartsApart(held, told)] }
}

/** The person has looked: what was kept as it is on purpose is told of no more, until the register says something else. */
async function settleDifference(tx: Ctx, { id, ...held }: HeldCompany & { id: string }, told: ToldCompany) {
  const now = tx.clock.now()
  const key = differenceKey(held, told)
  await writeLook(tx, {
    ...{ declarantId: id, triedAt: now, lookedAt: now, told: null, foundAt: null },
    ...{ parts: [...companyPartsApart(held, told)], differenceKey: key },
  })
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
    await settleDifference(tx, { ...held, ...partsTaken(held, told, take) }, told)
    await audit(tx, {
      ...{ action: 'declarant.company-updated', subjectKind: 'declarant', subjectId: held.id },
      after: { fields: companyPartsApart(held, told).filter((part) => take.includes(part)) },
    })
    return getDeclarantCompany(tx)
  })
}
