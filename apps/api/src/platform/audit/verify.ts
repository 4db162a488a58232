import { auditChain, auditEntries } from '@guichet/db/schema'
import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { createMaskingJudge } from './masked-entry.ts'
import { type Entry, fitsLink, GENESIS, LATE_MS, type LinkParts, linkHash } from './seal.ts'

const BATCH = 500

/**
 * `altered`: the entry is not what was sealed; `removed`: it, or its link, is gone; `inserted`: it was put in later;
 * `reordered`: it changed places with the next one; `rewritten`: the chain fits, and is not the one that was noted.
 */
export type Tampering = 'altered' | 'removed' | 'inserted' | 'reordered' | 'rewritten'
export interface AlteredEntry {
  readonly seq: number
  readonly entryId: string
  readonly what: Tampering
}
export interface NotedHead {
  readonly seq: number
  readonly hash: string
}
interface Link {
  readonly link: LinkParts & { readonly seq: number; readonly entryId: string }
  readonly entry: Entry | null
}

const readLinks = ({ db }: Ctx, from: number, limit: number): Promise<Link[]> =>
  db
    .select({
      link: {
        ...{ seq: auditChain.seq, entryId: auditChain.entryId },
        ...{ hash: auditChain.hash, content: auditChain.content },
      },
      entry: auditEntries,
    })
    .from(auditChain)
    // An entry that was taken away leaves its link behind.
    .leftJoin(auditEntries, eq(auditEntries.id, auditChain.entryId))
    .where(gte(auditChain.seq, from))
    .orderBy(asc(auditChain.seq))
    .limit(limit)

/** What happened to the first link that does not fit, told from the one after it. */
async function explain(ctx: Ctx, { link, entry }: Link, previous: Buffer): Promise<Tampering> {
  if (!entry) return 'removed'
  const [next] = await readLinks(ctx, link.seq + 1, 1)
  if (!next?.entry) return 'altered'
  if (fitsLink(previous, next.entry, link)) return 'reordered'
  return fitsLink(previous, next.entry, next.link) ? 'inserted' : 'altered'
}

/** An entry that no seal covers although it bears a time before sealed ones: it was put in later. */
async function findInserted({ db }: Ctx): Promise<AlteredEntry | null> {
  const [head] = await db
    .select({ seq: auditChain.seq, at: auditEntries.at })
    .from(auditChain)
    .innerJoin(auditEntries, eq(auditEntries.id, auditChain.entryId))
    .orderBy(desc(auditChain.seq))
    .limit(1)
  if (!head) return null
  const [row] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
    .where(and(isNull(auditChain.seq), lt(auditEntries.at, new Date(head.at.getTime() - LATE_MS))))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(1)
  return row ? { seq: head.seq + 1, entryId: row.id, what: 'inserted' } : null
}

/** How many are sealed, and the first entry that does not fit, null when all is as it was sealed. */
export interface Verification {
  readonly sealed: number
  /** Of these, how many an erasure masked: to be held against the erasures that were carried out. */
  readonly masked: number
  readonly altered: AlteredEntry | null
}

/** Follows the chain from its beginning, and holds it against a head that was noted elsewhere. */
export async function verifyAudit(ctx: Ctx, noted?: NotedHead): Promise<Verification> {
  let previous: Buffer = GENESIS
  let expected = 1
  let count = 0
  let toldApart = false
  const isMaskedByErasure = createMaskingJudge(ctx)
  /** All but the texts that an erasure masks is what was sealed; links from before cannot tell. */
  const isFramed = (link: LinkParts, entry: Entry) =>
    link.content === null || linkHash(previous, entry, link.content).equals(link.hash)
  const bad = (seq: number, entryId: string, what: Tampering): Verification => ({
    sealed: expected - 1,
    masked: count,
    altered: { seq, entryId, what },
  })
  for (;;) {
    const rows = await readLinks(ctx, expected, BATCH)
    for (const row of rows) {
      const { link, entry } = row
      if (link.seq !== expected) return bad(expected, link.entryId, 'removed')
      // A link that says less than those before it was made to say less.
      const saysLess = toldApart && link.content === null
      toldApart = link.content !== null
      if (saysLess || entry === null || !fitsLink(previous, entry, link)) {
        const isExplained =
          !saysLess && entry !== null && isFramed(link, entry) && (await isMaskedByErasure(entry.id))
        if (!isExplained) return bad(link.seq, link.entryId, await explain(ctx, row, previous))
        count += 1
      }
      const { hash } = link
      if (noted?.seq === link.seq && noted.hash !== hash.toString('hex'))
        return bad(link.seq, link.entryId, 'rewritten')
      previous = hash
      expected += 1
    }
    if (rows.length < BATCH) break
  }
  if (noted && noted.seq >= expected) return bad(expected, 'none', 'removed')
  return { sealed: expected - 1, masked: count, altered: await findInserted(ctx) }
}

export interface SealHead {
  readonly seq: number
  readonly hash: string
  readonly sealedAt: Date
}

/** The latest link of the chain; null while nothing is sealed. */
export async function findSealHead({ db }: Pick<Ctx, 'db'>): Promise<SealHead | null> {
  const [head] = await db
    .select({
      seq: auditChain.seq,
      hash: sql<string>`encode(${auditChain.hash}, 'hex')`,
      sealedAt: auditChain.sealedAt,
    })
    .from(auditChain)
    .orderBy(desc(auditChain.seq))
    .limit(1)
  return head ?? null
}
