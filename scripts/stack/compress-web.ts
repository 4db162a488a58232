import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { filesOf, loadedBySignIn, type Manifest } from '../first-load.ts'

const makeBrotli = promisify(brotliCompress)
const makeGzip = promisify(gzip)

/** Pictures and letters are compressed in themselves. */
const COMPRESSIBLE = /\.(?:css|js|mjs|svg)$/u
/** What everybody loads is made as small as can be; the rest nearly so, in a twentieth of the time. */
const QUALITY = { first: 11, other: 7 }
/** The portal behind sign-in: its frame and the texts of most. */
const loadedByPortal = ['src/app/app.tsx', 'src/shared/i18n/fr/all.ts']

/** What is loaded at first, of a build that has such pages. */
const firstFiles = async (dist: string): Promise<Set<string>> => {
  const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  return new Set(filesOf(manifest, [...loadedBySignIn, ...loadedByPortal]))
}

/**
 * Writes the compressed forms of the built files beside them (`.br`, `.gz`), where they are smaller: the portal serves
 * them as they are. The page itself is left out, since each answer has a nonce of its own.
 */
export const compressWeb = async (dist: string): Promise<void> => {
  const first = await firstFiles(dist)
  const names = (await readdir(dist, { recursive: true })).map((name) => name.replaceAll('\\', '/'))
  const compress = async (name: string): Promise<void> => {
    const file = join(dist, name)
    const plain = await readFile(file)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: first.has(name) ? QUALITY.first : QUALITY.other,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
    }
    const forms = { br: await makeBrotli(plain, { params }), gz: await makeGzip(plain, { level: 9 }) }
    for (const [ending, form] of Object.entries(forms))
      if (form.byteLength < plain.byteLength) await writeFile(`${file}.${ending}`, form)
  }
  // Beside each other: the library compresses in threads of its own.
  await Promise.all(names.filter((name) => COMPRESSIBLE.test(name)).map(compress))
}
