import { createRequire } from 'node:module'
import { keptCode } from './kept-code.js'

const require = createRequire(import.meta.url)
const { version } = require('esbuild/package.json') as { version: string }

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
export const jsxCompiler = (folder: string) => {
  const compiled = keptCode(folder, version)
  return (file: string, source: string): string => {
    const known = compiled.find(file, source)
    if (known !== undefined) return known
    const code = transform(file, source)
    compiled.keep(file, source, code)
    return code
  }
}
