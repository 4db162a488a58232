import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './stack/settings.ts'

/** What the first load of the sign-in page may weigh: scripts and styles, brotli 11, in bytes (1 kB = 1,000 bytes). */
export const FIRST_LOAD_LIMIT_BYTES = 150_000

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** The manifest that vite writes: chunks by their source. */
export type Manifest = Readonly<Record<string, Chunk>>

/** What the sign-in page loads beside the entry: its frame, itself and the texts of one language. */
export const loadedBySignIn = [
  'src/app/light-app.tsx',
  'src/features/identity/sign-in-page.tsx',
  'src/shared/i18n/fr/light.ts',
]

/**
 * Files that the page loads: the entry and `sources`, with all they import statically and their styles.
 * @throws Error when a source is not in the manifest.
 */
export const filesOf = (manifest: Manifest, sources: readonly string[]): string[] => {
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (source: string): void => {
    if (seen.has(source)) return
    seen.add(source)
    const chunk = manifest[source]
    if (!chunk) throw new Error(`the build knows no chunk ${source}`)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const imported of chunk.imports ?? []) add(imported)
  }
  const entries = Object.keys(manifest).filter((source) => manifest[source]?.isEntry)
  for (const source of [...entries, ...sources]) add(source)
  return [...files].sort()
}

/** Size of each script and style of the built sign-in page as it is served: compressed ahead, where that makes it smaller. */
export const firstLoad = (dist: string = join(root, 'apps', 'web', 'dist')) => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest
  const files = filesOf(manifest, loadedBySignIn).map((file) => ({
    file,
    bytes: (statSync(join(dist, `${file}.br`), { throwIfNoEntry: false }) ?? statSync(join(dist, file))).size,
  }))
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}
