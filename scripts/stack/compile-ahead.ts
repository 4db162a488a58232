import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { followParent } from './child.ts'
import { programArgs, programEnv } from './node-flags.ts'
import { root } from './settings.ts'

const api = join(root, 'apps', 'api')
/** What the thread that makes PDFs reads. */
const documents = pathToFileURL(join(root, 'packages', 'documents', 'src', 'render-document.ts')).href
const sources = [
  join(api, 'src'),
  ...['contract', 'db', 'documents', 'domain', 'jsx'].map((name) => join(root, 'packages', name, 'src')),
]
const LIMIT_MS = 60_000

/** Tells any two states of the sources apart, by names, sizes and times: reading them would take as long as compiling. */
const fingerprint = (): string => {
  const hash = createHash('sha256').update(process.version)
  for (const folder of sources) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

const isKept = (marker: string, wanted: string): boolean => {
  try {
    return readFileSync(marker, 'utf8') === wanted
  } catch {
    return false
  }
}

/** Without settings the portal reads all its modules, says so and ends. */
const readModules = (env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const args = ['--import', followParent, ...programArgs('src/main.ts', env)]
    // After the hook that reads TSX.
    args.splice(-1, 0, '--import', documents)
    const child = spawn(process.execPath, args, { cwd: api, env, stdio: 'ignore', signal, timeout: LIMIT_MS })
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })

/**
 * Has a process of its own strip and compile the modules of the portal when they have changed since: the machine that strips
 * types would otherwise stay in the memory of the portal, and once more in its thread that makes PDFs (15 MB each).
 * What fails here only costs that memory. Answers whether it did.
 */
export const compileAhead = async (
  signal: AbortSignal,
  given: NodeJS.ProcessEnv = process.env,
): Promise<boolean> => {
  const { PATH, NODE_COMPILE_CACHE } = given
  const env = programEnv({ PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) })
  const folder = env.NODE_COMPILE_CACHE
  if (!folder) return false
  const marker = join(folder, 'ahead')
  const wanted = fingerprint()
  if (isKept(marker, wanted)) return false
  await readModules(env, signal)
  if (signal.aborted) return false
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(marker, wanted)
  } catch {
    // Nothing can be kept here: each start compiles.
  }
  return true
}
