import type { Readable } from 'node:stream'
import { MOST_FILE_BYTES, MOST_LOOSE_FILES } from '@guichet/domain/threads'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { keepingFile, receiveFile } from '../documents/index.ts'
import { insertFile, measureFiles } from './data/thread-file-data.ts'

/** @throws a problem `thread.files-full`. */
async function demandFileRoom(ctx: Ctx, senderId: string, size: number): Promise<void> {
  const { loose, bytes } = await measureFiles(ctx, senderId)
  // What staff send is bounded by what waits to be named alone: they answer many.
  const isStaff = ctx.actor.kind === 'person' && ctx.actor.staffRole !== null
  if (loose >= MOST_LOOSE_FILES || (!isStaff && bytes + size > MOST_FILE_BYTES))
    throw problem('thread.files-full')
}

/**
 * Takes a file that the next message of whoever sends it will bring; checked and encrypted as documents are.
 * @throws problems of `receiveFile`, `thread.files-full`.
 */
export async function sendThreadFile(ctx: Ctx, body: Readable, name: string) {
  const senderId = actingPersonId(ctx)
  await withTx(ctx, (tx) => demandFileRoom(tx, senderId, 1))
  const { key: fileKey, sha256, size, mediaType, fileName } = await receiveFile(ctx, body, name)
  return keepingFile(ctx, { key: fileKey }, () =>
    withTx(ctx, async (tx) => {
      await demandFileRoom(tx, senderId, size)
      const id = tx.ids.uuid()
      const createdAt = tx.clock.now()
      await insertFile(tx, { id, senderId, fileKey, sha256, size, mediaType, fileName, createdAt })
      return { id, fileName, mediaType, size }
    }),
  )
}
