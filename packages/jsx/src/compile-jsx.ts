import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const { version } = require('esbuild/package.json') as { version: string }

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** esbuild is read only when something is not compiled yet; without threads it leaves no process behind. */
const transform = (file: string, source: string): string => {
  // biome-ignore lint/style/noProcessEnv: esbuild takes this setting from nowhere else
  process.env.ESBUILD_WORKER_THREADS ??= '0'
  const { transformSync } = require('esbuild') as typeof import('esbuild')
  return transformSync(source, {
    loader: 'tsx',
    format: 'esm',
    jsx: 'automatic',
    target: 'node24',
    sourcefile: file,
    sourcemap: 'inline',
    sourcesContent: false,
  }).code
}

/**
 * Turns TypeScript with JSX into an ES module. What was compiled is kept in `folder`, by the content of the source and
 * the version of the compiler; where that cannot be written it is compiled each time.
 */
export const jsxCompiler =
  (folder: string) =>
  (file: string, source: string): string => {
    const key = createHash('sha256').update(`${version}\0${file}\0${source}`).digest('hex').slice(0, 32)
    const kept = join(folder, `${key}.mjs`)
    const known = attempt(() => readFileSync(kept, 'utf8'))
    if (known !== undefined) return known
    const code = transform(file, source)
    attempt(() => {
      mkdirSync(folder, { recursive: true })
      // Another process may do the same: each writes a file of its own, and one of the two stays.
      const own = `${kept}.${process.pid}.${performance.now()}`
      writeFileSync(own, code)
      renameSync(own, kept)
    })
    return code
  }
