import { createHash } from 'node:crypto'
import { auditChain, auditEntries } from '@guichet/db/schema'
import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { type Ctx, withTx } from '../../ctx.ts'
import { maskTexts } from './mask-facts.ts'

const BATCH = 500
export const GENESIS = Buffer.alloc(32)

/** JSON with sorted keys, so that the same facts always give the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export type Entry = typeof auditEntries.$inferSelect

/** Columns that came later count only where they hold something: what was sealed before them stays as it was. */
const sealed = ({ ownerId, accessId, ...entry }: Entry) => ({
  ...entry,
  ...(ownerId === null ? {} : { ownerId }),
  ...(accessId === null ? {} : { accessId }),
})

/** Hash of an entry alone, as it stands. */
export const entryHash = (entry: Entry): Buffer =>
  createHash('sha256')
    .update(canonicalJson(sealed(entry)))
    .digest()

/** Hash of all of an entry that no erasure changes: each text of its facts counts as masked. */
const frameHash = (entry: Entry): Buffer =>
  entryHash({ ...entry, before: maskTexts(entry.before), after: maskTexts(entry.after) })

/** What a link says of an entry: `content` is null in links from before, which say it as a whole. */
export interface LinkParts {
  readonly hash: Buffer
  readonly content: Buffer | null
}

/** Hash of a link over an entry with the content that it had when it was sealed: that of a masked one is told by the link alone. */
export const linkHash = (previous: Buffer, entry: Entry, content: Buffer): Buffer =>
  createHash('sha256').update(previous).update(content).update(frameHash(entry)).digest()

/** Whether a link is over an entry as it stands, and everything before it. */
export const fitsLink = (previous: Buffer, entry: Entry, { hash, content }: LinkParts): boolean =>
  content === null
    ? createHash('sha256')
        .update(previous)
        .update(canonicalJson(sealed(entry)))
        .digest()
        .equals(hash)
    : entryHash(entry).equals(content) && linkHash(previous, entry, content).equals(hash)

/** An entry may be committed this long after the time it bears. */
export const LATE_MS = 3_600_000

const sealBatch = (ctx: Ctx, isThorough: boolean): Promise<number> =>
  withTx(ctx, async ({ db, clock }) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.audit-seal'))`)
    const [last] = await db
      .select({ seq: auditChain.seq, hash: auditChain.hash, at: auditEntries.at })
      .from(auditChain)
      .innerJoin(auditEntries, eq(auditEntries.id, auditChain.entryId))
      .orderBy(desc(auditChain.seq))
      .limit(1)
    const recent =
      last && !isThorough ? gte(auditEntries.at, new Date(last.at.getTime() - LATE_MS)) : undefined
    const rows = await db
      .select({ entry: auditEntries })
      .from(auditEntries)
      .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
      .where(and(isNull(auditChain.seq), recent))
      .orderBy(asc(auditEntries.at), asc(auditEntries.id))
      .limit(BATCH)
    let seq = last?.seq ?? 0
    let hash = last?.hash ?? GENESIS
    const links = rows.map(({ entry }) => {
      seq += 1
      const content = entryHash(entry)
      hash = linkHash(hash, entry, content)
      return { seq, entryId: entry.id, hash, content, sealedAt: clock.now() }
    })
    if (links.length > 0) await db.insert(auditChain).values(links)
    return links.length
  })

/**
 * Seals entries that are not in the chain yet, in batches, one process at a time. Looks at recent ones; a thorough pass
 * looks at all, for an entry written while the clock was wrong.
 * @returns how many were sealed.
 */
export async function sealAudit(ctx: Ctx, isThorough = false): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await sealBatch(ctx, isThorough)
    total += sealed
    if (sealed < BATCH) return total
  }
}
