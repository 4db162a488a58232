// Plain JavaScript, as all that is read before types can be left out without the machine that strips them.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the programs of the portal look for what was made of their sources. */
export const codeFolder = fileURLToPath(new URL('../../../.cache/code', import.meta.url))

/**
 * What was made of sources, kept in `folder` by their content and by the version of what made it. Where nothing can be
 * written, nothing is kept.
 * @param {string} folder
 * @param {string} version
 */
export const keptCode = (folder, version) => {
  /** @type {(file: string, source: string) => string} */
  const nameOf = (file, source) =>
    createHash('sha256').update(`${version}\0${file}\0${source}`).digest('hex').slice(0, 32)
  return {
    nameOf,
    /** @type {(file: string, source: string) => string | undefined} */
    find: (file, source) => {
      try {
        return readFileSync(join(folder, nameOf(file, source)), 'utf8')
      } catch {
        return undefined
      }
    },
    /** @type {(file: string, source: string, code: string) => void} */
    keep: (file, source, code) => {
      const kept = join(folder, nameOf(file, source))
      try {
        mkdirSync(folder, { recursive: true })
        // Another process may do the same: each writes a file of its own, and one of the two stays.
        const own = `${kept}.${process.pid}.${performance.now()}`
        writeFileSync(own, code)
        renameSync(own, kept)
      } catch {
        // It is made again next time.
      }
    },
  }
}
