import { localDateAt } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, systemCtx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { PartStream } from '../../platform/http/part-stream.ts'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import { problem } from '../../platform/problem-error.ts'
import type { OpenedFile } from '../documents/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findFile, type ThreadFileRow } from './data/thread-file-data.ts'

/** Tells the organisation which file it has to put back; once a day at most. */
async function reportDamage(ctx: Ctx, { id, number, fileKey }: ThreadFileRow, error: Error): Promise<void> {
  ctx.log.error({ err: error, number, fileKey }, 'a file of a conversation is damaged')
  await withTx({ ...systemCtx(ctx.deps, 'check-file'), requestId: ctx.requestId }, async (tx) => {
    const { email: to } = await getOrganisationProfile(tx)
    await queueMessage(tx, {
      ...{ template: 'thread-file-damaged', to, personId: null, locale: 'fr', data: { number, fileKey } },
      dedupeKey: `thread-file-damaged:${id}:${localDateAt(tx.clock.now())}`,
    })
  })
}

async function openThreadFile(
  ctx: Ctx,
  threadId: string,
  fileId: string,
  personId?: string,
): Promise<OpenedFile> {
  const file = await findFile(ctx, threadId, fileId, personId)
  if (!file) throw problem('resource.not-found')
  const { fileKey: key, sha256, size, fileName, mediaType, number } = file
  try {
    const content = new PartStream(await ctx.deps.files.open({ key, sha256, size }))
    await audit(ctx, {
      ...{ action: 'thread.file-read', subjectKind: 'thread', subjectId: threadId },
      after: { number, fileId },
    }).catch((error: unknown) => {
      content.destroy()
      throw error
    })
    return { content, fileName, mediaType, size }
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error
    await reportDamage(ctx, file, error)
    throw problem('document.damaged', { cause: error })
  }
}

/** A file of one of my conversations. @throws problems `resource.not-found`, `document.damaged`. */
export const getThreadFile = (ctx: Ctx, threadId: string, fileId: string): Promise<OpenedFile> =>
  openThreadFile(ctx, threadId, fileId, actingPersonId(ctx))

/** The same for the desk, those of notes included. @throws problems `resource.not-found`, `document.damaged`. */
export const getStaffThreadFile = (ctx: Ctx, threadId: string, fileId: string): Promise<OpenedFile> =>
  openThreadFile(ctx, threadId, fileId)
