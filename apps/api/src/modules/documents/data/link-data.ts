import { documentLinks, documentShelves, documents, documentVersions } from '@guichet/db/schema'
import { LINK_MOST_TRIES } from '@guichet/domain/document-links'
import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { isOnShelf, latestVersion } from './document-data.ts'

const columns = {
  id: documentLinks.id,
  note: documentLinks.note,
  sharedAs: documentLinks.sharedAs,
  hasPassword: sql<boolean>`${documentLinks.passwordHash} is not null`,
  expiresOn: documentLinks.expiresOn,
  downloads: documentLinks.downloads,
  mostDownloads: documentLinks.mostDownloads,
  createdAt: documentLinks.createdAt,
  lastUsedAt: documentLinks.lastUsedAt,
  endedAt: documentLinks.endedAt,
  endedReason: documentLinks.endedReason,
}
const isOf = (personId: string, documentId: string) =>
  and(eq(documentLinks.personId, personId), eq(documentLinks.documentId, documentId))
const isOpen = ({ clock }: Ctx) =>
  and(
    isNull(documentLinks.endedAt),
    lt(documentLinks.downloads, documentLinks.mostDownloads),
    gte(documentLinks.expiresOn, clock.today()),
  )

export async function insertLink({ db }: Ctx, row: typeof documentLinks.$inferInsert): Promise<void> {
  await db.insert(documentLinks).values(row)
}

export async function findOwnLink({ db }: Ctx, personId: string, documentId: string, linkId: string) {
  const [row] = await db
    .select(columns)
    .from(documentLinks)
    .where(and(isOf(personId, documentId), eq(documentLinks.id, linkId)))
  return row ?? null
}
export type LinkRow = NonNullable<Awaited<ReturnType<typeof findOwnLink>>>

/** Links of a person to a document, the latest first. */
export async function readLinks(
  ctx: Ctx,
  personId: string,
  documentId: string,
  cursor: Cursor | null,
  limit: number,
) {
  const own = isOf(personId, documentId)
  const { beyond, orderBy } = keyset({
    ...{ by: [documentLinks.createdAt], id: documentLinks.id, descending: true, cursor },
  })
  const rows = await ctx.db
    .select(columns)
    .from(documentLinks)
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: documentLinks.id }).from(documentLinks).where(own)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

export async function countOpenLinks(ctx: Ctx, personId: string, documentId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(documentLinks)
    .where(and(isOf(personId, documentId), isOpen(ctx)))
  return row?.count ?? 0
}

/** What an open link gives, while its document stands in the library of whoever shares it; null for every other link. */
export async function findUsableLink(ctx: Ctx, tokenHash: Buffer) {
  const [row] = await ctx.db
    .select({
      id: documentLinks.id,
      documentId: documentLinks.documentId,
      personId: documentLinks.personId,
      passwordHash: documentLinks.passwordHash,
      sharedAs: documentLinks.sharedAs,
      note: documentLinks.note,
      expiresOn: documentLinks.expiresOn,
      downloads: documentLinks.downloads,
      mostDownloads: documentLinks.mostDownloads,
      name: documents.name,
      file: documentVersions,
    })
    .from(documentLinks)
    .innerJoin(documents, eq(documents.id, documentLinks.documentId))
    .innerJoin(documentVersions, latestVersion)
    .innerJoin(
      documentShelves,
      and(
        eq(documentShelves.documentId, documentLinks.documentId),
        eq(documentShelves.personId, documentLinks.personId),
      ),
    )
    .where(
      and(eq(documentLinks.tokenHash, tokenHash), isOpen(ctx), isNull(documentShelves.trashedAt), isOnShelf),
    )
  return row ?? null
}
export type UsableLink = NonNullable<Awaited<ReturnType<typeof findUsableLink>>>

/** Takes one of the downloads that are left. @returns how many were taken so far; null when none was left. */
export async function takeDownload(ctx: Ctx, linkId: string): Promise<number | null> {
  const [row] = await ctx.db
    .update(documentLinks)
    .set({ downloads: sql`${documentLinks.downloads} + 1`, lastUsedAt: ctx.clock.now() })
    .where(and(eq(documentLinks.id, linkId), isOpen(ctx)))
    .returning({ downloads: documentLinks.downloads })
  return row?.downloads ?? null
}

/** Takes one of the passwords that may be tried. @returns how many were tried in a row; null when none is left. */
export async function takeTry({ db }: Ctx, linkId: string): Promise<number | null> {
  const [row] = await db
    .update(documentLinks)
    .set({ tries: sql`${documentLinks.tries} + 1` })
    .where(
      and(
        eq(documentLinks.id, linkId),
        lt(documentLinks.tries, LINK_MOST_TRIES),
        isNull(documentLinks.endedAt),
      ),
    )
    .returning({ tries: documentLinks.tries })
  return row?.tries ?? null
}

export async function forgetTries({ db }: Ctx, linkId: string): Promise<void> {
  await db.update(documentLinks).set({ tries: 0 }).where(eq(documentLinks.id, linkId))
}

export type EndReason = 'member' | 'trash' | 'withdrawn' | 'tries'
interface Which {
  readonly documentId: string
  readonly personId?: string
  readonly linkId?: string
}

/** Ends links that are not ended. @returns those that it ended. */
export const markLinksEnded = (
  { db, clock }: Ctx,
  { documentId, personId, linkId }: Which,
  endedReason: EndReason,
) =>
  db
    .update(documentLinks)
    .set({ endedAt: clock.now(), endedReason })
    .where(
      and(
        eq(documentLinks.documentId, documentId),
        personId === undefined ? undefined : eq(documentLinks.personId, personId),
        linkId === undefined ? undefined : eq(documentLinks.id, linkId),
        isNull(documentLinks.endedAt),
      ),
    )
    .returning({ id: documentLinks.id, downloads: documentLinks.downloads })
