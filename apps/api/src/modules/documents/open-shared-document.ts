import type { openSharedDocument as route } from '@guichet/contract/document-links.contract'
import type { In } from '@guichet/contract/route'
import { LINK_MOST_TRIES } from '@guichet/domain/document-links'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { isPersonShutOut, tokenHashOf } from '../identity/index.ts'
import { findUsableLink, forgetTries, takeTry, type UsableLink } from './data/link-data.ts'
import { endLinks } from './end-document-link.ts'

type SharedDocument = In<(typeof route)['responses'][200]>

/** An open link whose document stands and whose person can still sign in. @throws problem `resource.not-found`. */
export async function reachLink(ctx: Ctx, token: string): Promise<UsableLink> {
  const link = await findUsableLink(ctx, tokenHashOf(token))
  if (!link || (await isPersonShutOut(ctx, link.personId))) throw problem('resource.not-found')
  return link
}

/**
 * Lets pass whoever has the password of a link. A try is taken before it is looked at, so that many at once try no more
 * than those that are left; the last wrong one ends the link.
 * @throws problems `resource.not-found`, `document-link.password-wrong`.
 */
export async function demandPassword(
  ctx: Ctx,
  { id: linkId, documentId, passwordHash }: UsableLink,
  password: string | undefined,
): Promise<void> {
  if (passwordHash === null) return
  if (password === undefined) throw problem('document-link.password-wrong')
  const tries = await takeTry(ctx, linkId)
  if (tries === null) throw problem('resource.not-found')
  if (await ctx.deps.hasher.verify(password, passwordHash)) return forgetTries(ctx, linkId)
  if (tries >= LINK_MOST_TRIES) await withTx(ctx, (tx) => endLinks(tx, { documentId, linkId }, 'tries'))
  throw problem('document-link.password-wrong')
}

/**
 * What a link shares, for whoever has it; no download is taken.
 * @throws problems `resource.not-found`, `document-link.password-wrong`.
 */
export async function openSharedDocument(
  ctx: Ctx,
  token: string,
  password: string | undefined,
): Promise<SharedDocument> {
  const link = await reachLink(ctx, token)
  const isLocked = link.passwordHash !== null && password === undefined
  if (!isLocked) await demandPassword(ctx, link, password)
  const { fileName, mediaType, size } = link.file
  return {
    needsPassword: link.passwordHash !== null,
    document: isLocked ? null : { name: link.name, fileName, mediaType, size },
    sharedAs: link.sharedAs,
    expiresOn: link.expiresOn,
    downloadsLeft: link.mostDownloads - link.downloads,
  }
}
