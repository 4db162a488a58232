import type { FileStore, StoredFile } from '../file-store.ts'

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

/** Stores what is held whole. */
export const put = (store: FileStore, content: Uint8Array): Promise<StoredFile> => store.put(once(content))

/** Reads a file whole. */
export async function read(store: FileStore, file: StoredFile): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await store.open(file)) parts.push(part)
  return Buffer.concat(parts)
}
