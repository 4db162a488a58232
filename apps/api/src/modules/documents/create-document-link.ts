import { isShareable, LINK_MOST_OPEN, linkExpiresOn } from '@guichet/domain/document-links'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { tokenHashOf } from '../identity/index.ts'
import { lockShelf, type ShelfRow } from './data/document-data.ts'
import { countOpenLinks, findOwnLink, insertLink } from './data/link-data.ts'
import { reachDocument } from './get-document.ts'
import { type NewLinkView, toLinkView } from './link-view.ts'
import { noteAccess } from './note-access.ts'

interface Input {
  readonly days: number
  readonly downloads: number
  readonly password: string | null
  readonly sharedAs: string | null
  readonly note: string | null
}

async function reachShareable(ctx: Ctx, documentId: string): Promise<ShelfRow> {
  const document = await reachDocument(ctx, documentId)
  if (document.trashedAt !== null || !isShareable(document, actingPersonId(ctx)))
    throw problem('document.not-shareable')
  return document
}

/**
 * Shares a document of my library by a link (M13). Its address is told once; what is kept of it is a hash.
 * @throws problems `resource.not-found`, `document.not-shareable`, `document-link.too-many`.
 */
export async function createDocumentLink(ctx: Ctx, documentId: string, input: Input): Promise<NewLinkView> {
  const personId = actingPersonId(ctx)
  await reachShareable(ctx, documentId)
  const passwordHash = input.password === null ? null : await ctx.deps.hasher.hash(input.password)
  const token = ctx.ids.token()
  return withTx(ctx, async (tx) => {
    if (!(await lockShelf(tx, personId, documentId))) throw problem('resource.not-found')
    const { version, number } = await reachShareable(tx, documentId)
    if ((await countOpenLinks(tx, personId, documentId)) >= LINK_MOST_OPEN)
      throw problem('document-link.too-many')
    const id = tx.ids.uuid()
    const today = tx.clock.today()
    const expiresOn = linkExpiresOn(today, input.days)
    const { downloads: mostDownloads } = input
    await insertLink(tx, {
      ...{ id, documentId, personId, tokenHash: tokenHashOf(token), passwordHash },
      ...{ sharedAs: input.sharedAs || null, note: input.note || null },
      ...{ expiresOn, mostDownloads, createdAt: tx.clock.now() },
    })
    await noteAccess(tx, { documentId, personId, version, action: 'shared', linkId: id })
    await audit(tx, {
      ...{ action: 'document-link.created', subjectKind: 'document', subjectId: documentId },
      after: { number, linkId: id, expiresOn, mostDownloads, hasPassword: passwordHash !== null },
    })
    const row = await findOwnLink(tx, personId, documentId, id)
    if (!row) throw new TypeError('the link was not kept')
    return { url: `${tx.deps.config.publicUrl}/partage/${token}`, link: toLinkView(row, today) }
  })
}
