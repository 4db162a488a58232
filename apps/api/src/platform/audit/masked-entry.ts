import { auditEntries, auditMaskings, credentials, erasureRequests } from '@guichet/db/schema'
import { and, eq, isNotNull, notExists } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { ERASED_ACTION, isKnownOf, MASKED_ACTION, MASKING_KIND, maskingDigest } from './mask-audit.ts'
import { holdsMask, isMasked } from './mask-facts.ts'
import { type Entry, entryHash } from './seal.ts'

const findTold = ({ db }: Ctx, action: string, subjectKind: string, subjectId: string) =>
  db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.action, action),
        eq(auditEntries.subjectKind, subjectKind),
        eq(auditEntries.subjectId, subjectId),
      ),
    )

/** Who asked for it, of an erasure that was decided and carried out: nobody signs in as the person any more. */
async function findErasedPerson({ db }: Ctx, maskId: string): Promise<string | null> {
  const { id, personId, state, decidedAt, endedAt } = erasureRequests
  const password = db.select().from(credentials).where(eq(credentials.personId, personId))
  const [row] = await db
    .select({ personId })
    .from(erasureRequests)
    .where(
      and(eq(id, maskId), eq(state, 'erased'), isNotNull(decidedAt), isNotNull(endedAt), notExists(password)),
    )
  return row?.personId ?? null
}

/**
 * Whose erasure left some maskings behind: one that was carried out, of which the chain says, once, all that it masked.
 * Null for any other.
 */
async function findMaskedPerson(ctx: Ctx, maskId: string): Promise<string | null> {
  const personId = await findErasedPerson(ctx, maskId)
  if (personId === null) return null
  const maskings = await ctx.db
    .select({ entryId: auditMaskings.entryId, hash: auditMaskings.hash })
    .from(auditMaskings)
    .where(eq(auditMaskings.maskId, maskId))
  const told = await findTold(ctx, MASKED_ACTION, MASKING_KIND, maskId)
  const after = told[0]?.after as { readonly digest?: string } | null | undefined
  if (told.length !== 1 || after?.digest !== maskingDigest(maskings)) return null
  return (await findTold(ctx, ERASED_ACTION, 'person', personId)).length > 0 ? personId : null
}

const readMaskings = ({ db }: Ctx, entryId: string) =>
  db
    .select({ entry: auditEntries, masking: auditMaskings })
    .from(auditMaskings)
    .innerJoin(auditEntries, eq(auditEntries.id, auditMaskings.entryId))
    .where(eq(auditMaskings.entryId, entryId))

/** Whether the last masking of an entry left what stands there. */
function isLastLeft(entry: Entry, maskings: readonly (typeof auditMaskings.$inferSelect)[]): boolean {
  const last = Math.max(...maskings.map(({ createdAt }) => createdAt.getTime()))
  const hash = entryHash(entry)
  return maskings.some((masking) => masking.createdAt.getTime() === last && masking.hash.equals(hash))
}

/**
 * Tells whether an entry that is not what was sealed is what erasures made of it: each of them was carried out, the
 * last one left what stands there, masks are in it, and in what is known to be of the person nothing else personal.
 */
export function createMaskingJudge(ctx: Ctx): (entryId: string) => Promise<boolean> {
  const persons = new Map<string, string | null>()
  const personOf = async (maskId: string): Promise<string | null> => {
    const known = persons.get(maskId)
    if (known !== undefined) return known
    const found = await findMaskedPerson(ctx, maskId)
    persons.set(maskId, found)
    return found
  }
  return async (entryId) => {
    // Both in one statement: an erasure may be at work.
    const rows = await readMaskings(ctx, entryId)
    const entry = rows[0]?.entry
    const maskings = rows.map(({ masking }) => masking)
    // What says that something was masked is itself never masked.
    if (!entry || entry.action === MASKED_ACTION || !isLastLeft(entry, maskings)) return false
    const facts = [entry.before, entry.after]
    if (!holdsMask(facts)) return false
    for (const { maskId } of maskings) {
      const personId = await personOf(maskId)
      if (personId === null || (isKnownOf(entry, { personId, maskId }) && !isMasked(facts))) return false
    }
    return true
  }
}
