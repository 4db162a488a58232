import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { takeDownload, type UsableLink } from './data/link-data.ts'
import { noteAccess } from './note-access.ts'
import { type OpenedFile, openContent } from './open-content.ts'
import { demandPassword, reachLink } from './open-shared-document.ts'

/** Tells whoever shares it that the link is of use to somebody, once. */
async function tellFirstUse(tx: Ctx, { id, personId, name, note, mostDownloads, expiresOn }: UsableLink) {
  const person = await findPerson(tx, personId)
  if (!person || person.email === '') return
  await queueMessage(tx, {
    ...{ template: 'document-link-used', to: person.email, personId },
    locale: person.locale === 'en' ? 'en' : 'fr',
    data: {
      ...{ firstName: person.firstName, name, note, expiresOn, left: mostDownloads - 1 },
      ...{ at: tx.clock.now().toISOString(), url: `${tx.deps.config.publicUrl}/documents` },
    },
    dedupeKey: `document-link-used:${id}`,
  })
}

/** Counts a download, writes it into the journal and tells of the first one. @throws problem `resource.not-found` when none is left. */
const countDownload = (ctx: Ctx, link: UsableLink): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { id: linkId, documentId, personId, file } = link
    const downloads = await takeDownload(tx, linkId)
    if (downloads === null) throw problem('resource.not-found')
    await noteAccess(tx, {
      ...{ documentId, personId, version: file.version, action: 'downloaded', linkId, isByLink: true },
    })
    await audit(tx, {
      ...{ action: 'document-link.used', subjectKind: 'document', subjectId: documentId },
      after: { linkId, downloads },
    })
    if (downloads === 1) await tellFirstUse(tx, link)
  })

/**
 * The file that a link shares, counted before it leaves: of many at once, no more get it than downloads are left.
 * @throws problems `resource.not-found`, `document-link.password-wrong`, `document.damaged`.
 */
export async function downloadSharedDocument(
  ctx: Ctx,
  token: string,
  password: string | undefined,
): Promise<OpenedFile> {
  const link = await reachLink(ctx, token)
  await demandPassword(ctx, link, password)
  const file = await openContent(ctx, link.file)
  try {
    await countDownload(ctx, link)
  } catch (error) {
    file.content.destroy()
    throw error
  }
  return file
}
