import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { auditEntries, auditMaskings } from '@guichet/db/schema'
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { audit } from './audit.ts'
import { maskFacts, maskWords } from './mask-facts.ts'
import { type Entry, entryHash } from './seal.ts'

/** What is told of a masking in the chain itself, and of the erasure that it belongs to. */
export const MASKED_ACTION = 'audit.masked'
export const MASKING_KIND = 'masking'
export const ERASED_ACTION = 'person.erased'
const BATCH = 500

/** What whoever acts does to nothing but the own space. */
const OWN_KINDS = ['session', 'passkey', 'trusted-device', 'own-export', 'member-view']

/** One value for all that a masking left behind. */
export const maskingDigest = (maskings: readonly { entryId: string; hash: Buffer }[]): string =>
  createHash('sha256')
    .update(
      maskings
        .map(({ entryId, hash }) => `${entryId}:${hash.toString('hex')}\n`)
        .sort()
        .join(''),
    )
    .digest('hex')

interface Masked {
  /** The request for erasure, under which the masking is known. */
  readonly maskId: string
  readonly personId: string
  /** What else of the person an entry may be about. */
  readonly subjectIds: readonly string[]
  /** What names the person, wherever it stands. */
  readonly words: readonly string[]
}

/**
 * Whether an entry is the person’s by what it says of itself. Of what else it may be about (a document, a payment), and
 * of the words that named the person, the erasure left nothing to tell it by.
 */
export const isKnownOf = (entry: Entry, { personId, maskId }: Pick<Masked, 'personId' | 'maskId'>): boolean =>
  entry.ownerId === personId ||
  (entry.actorId === personId && entry.ownerId === null && OWN_KINDS.includes(entry.subjectKind)) ||
  entry.subjectId === personId ||
  entry.subjectId === maskId

const hasFacts = sql`(${auditEntries.before} is not null or ${auditEntries.after} is not null)`
const naming = (words: readonly string[]): SQL | undefined =>
  or(
    ...words.map(
      (word) =>
        sql`strpos(lower(coalesce(${auditEntries.before}::text, '') || coalesce(${auditEntries.after}::text, '')), lower(${word})) > 0`,
    ),
  )

/**
 * Masks the personal values of somebody in the audit, in the transaction that erases the person. What an entry was is
 * gone; that it stood there, who acted and when stays. The seal goes on to hold: each masked entry is written down with the hash of
 * what stands there now, and an entry of the chain itself says so (`verifyAudit`).
 */
export async function maskAudit(tx: Ctx, { maskId, personId, subjectIds, words }: Masked): Promise<void> {
  const about = or(
    eq(auditEntries.ownerId, personId),
    // What was done in files of others and to what is not the person’s proves what became of theirs: it loses the name alone.
    and(
      eq(auditEntries.actorId, personId),
      isNull(auditEntries.ownerId),
      inArray(auditEntries.subjectKind, OWN_KINDS),
    ),
    inArray(auditEntries.subjectId, [personId, ...subjectIds]),
  )
  const maskings: { entryId: string; hash: Buffer }[] = []
  for (const [condition, mask] of [
    [about, (value: unknown) => maskFacts(value)],
    [naming(words), (value: unknown) => maskWords(value, words)],
  ] as const) {
    const rows = await tx.db.select().from(auditEntries).where(and(hasFacts, condition))
    const done = new Set(maskings.map(({ entryId }) => entryId))
    const masked = rows
      .filter(({ id }) => !done.has(id))
      .map((entry) => ({ entry, masked: { ...entry, before: mask(entry.before), after: mask(entry.after) } }))
      .filter(
        ({ entry, masked: { before, after } }) =>
          !isDeepStrictEqual([entry.before, entry.after], [before, after]),
      )
      .map(({ masked: each }) => each)
    for (let at = 0; at < masked.length; at += BATCH) {
      const part = masked.slice(at, at + BATCH)
      const written = part.map((entry) => ({
        ...{ entryId: entry.id, maskId, hash: entryHash(entry), createdAt: tx.clock.now() },
      }))
      await tx.db.insert(auditMaskings).values(written)
      for (const { id, before, after } of part)
        await tx.db.update(auditEntries).set({ before, after }).where(eq(auditEntries.id, id))
      maskings.push(...written)
    }
  }
  await audit(tx, {
    ...{ action: MASKED_ACTION, subjectKind: MASKING_KIND, subjectId: maskId },
    after: { entries: maskings.length, digest: maskingDigest(maskings) },
  })
}
