import { fromBufferPromise } from 'yauzl'
import { allOf } from './all-of.ts'

/** The files of a ZIP by their names. */
export async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, Buffer.concat(await allOf(await zip.openReadStreamPromise(entry))).toString())
  return files
}
