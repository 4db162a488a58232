import { setTimeout as wait } from 'node:timers/promises'
import { companyPartsApart, differenceKey } from '@guichet/domain/declarant-company'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { FoundCompany } from '../../platform/ports/company-register.ts'
import { askCompany } from '../memberships/index.ts'
import { holdLookedAt, readFilesToLookAt, writeLook } from './data/look-data.ts'
import { tellOfDifference } from './tell-of-difference.ts'
import { toldBy } from './told-company.ts'

const DAY_MS = 86_400_000
/** No company is asked of more often. */
const EVERY_DAYS = 7
/** Companies of one run, which comes every ten minutes of the night: some thousand a night. */
const BATCH = 40
/** Between two questions, so that the register is asked by nobody more gently. */
const PAUSE_MS = 1000
/** So many silences in a row end a run: the register is down, and the next run goes on. */
const MOST_SILENCES = 3

/** What the register tells of a company beside the file; a difference is new, or was told before, or is over. */
async function note(ctx: Ctx, id: string, siret: string, company: FoundCompany): Promise<boolean> {
  return withTx(ctx, async (tx) => {
    const held = await holdLookedAt(tx, id)
    // Closed, or about another company by now.
    if (!held || held.siret !== siret) return false
    const now = tx.clock.now()
    const { registerAt: _, isMasked: __, ...told } = toldBy(tx, company)
    const key = differenceKey(held, told)
    const parts = [...companyPartsApart(held, told)]
    const isNew = key !== null && key !== held.differenceKey
    const kept = key === null ? null : held.foundAt
    await writeLook(tx, {
      ...{ declarantId: id, triedAt: now, lookedAt: now, parts, differenceKey: key },
      ...{ told: key === null ? null : told, foundAt: isNew ? now : kept },
    })
    if (!isNew) return false
    await audit(tx, {
      ...{ action: 'declarant.register-differs', subjectKind: 'declarant', subjectId: id },
      after: { fields: parts },
    })
    await tellOfDifference(tx, { ...held, parts, isClosed: told.isOpen === false && parts.includes('state') })
    return true
  })
}

/**
 * Asks the register anew about companies of declarants, one after the other, with a pause between: what differs stands beside
 * the file and is told once; nothing in the file changes. Its silence, and what it does not know, change nothing at all.
 */
export async function lookAtRegister(
  ctx: Ctx,
  pauseMs = PAUSE_MS,
): Promise<{ asked: number; found: number }> {
  if (!ctx.deps.register) return { asked: 0, found: 0 }
  const before = new Date(ctx.clock.now().getTime() - EVERY_DAYS * DAY_MS)
  const files = await readFilesToLookAt(ctx, { before, limit: BATCH })
  let [asked, found, silences] = [0, 0, 0]
  for (const { id, siret } of files) {
    if (asked > 0) await wait(pauseMs)
    asked += 1
    const { outcome, company } = await askCompany(ctx, siret)
    if (company !== null) found += (await note(ctx, id, siret, company)) ? 1 : 0
    else {
      const now = ctx.clock.now()
      // Asked again in a week where it is not known, in a later run where it was silent: others come first then.
      await writeLook(ctx, { declarantId: id, triedAt: now, ...(outcome === 'unknown' && { lookedAt: now }) })
    }
    silences = outcome === 'unavailable' ? silences + 1 : 0
    if (silences === MOST_SILENCES) break
  }
  return { asked, found }
}
