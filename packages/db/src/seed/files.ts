import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Encryption } from '../encryption.ts'
import { seal } from '../sealed-stream.ts'

async function* once(content: Buffer) {
  yield content
}

/** Writes the files of documents into the folder of the store, encrypted as the portal does. */
export async function writeFiles(
  files: ReadonlyMap<string, Buffer>,
  folder: string,
  encryption: Encryption,
): Promise<void> {
  for (const [key, content] of files) {
    const path = join(folder, key)
    const sealed: Buffer[] = []
    for await (const part of seal(once(content), encryption, `file:${key}`)) sealed.push(Buffer.from(part))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, Buffer.concat(sealed), { mode: 0o600 })
  }
}
