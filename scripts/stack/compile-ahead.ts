import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './settings.ts'

const program = join(root, 'packages', 'jsx', 'src', 'strip-ahead.ts')
/** What the programs of the portal are made of, the thread that makes PDFs included. */
const sources = [
  ...['api', 'sandbox'].map((name) => join(root, 'apps', name, 'src')),
  ...['contract', 'db', 'documents', 'domain', 'jsx'].map((name) => join(root, 'packages', name, 'src')),
  join(root, 'scripts', 'stack'),
]
const LIMIT_MS = 60_000

/** Tells any two states of the sources apart, by names, sizes and times. */
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

/** Answers whether it went well. */
const strip = (signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const args = ['--disable-warning=ExperimentalWarning', program, ...sources]
    const child = spawn(process.execPath, args, { stdio: 'ignore', signal, timeout: LIMIT_MS })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })

/**
 * Has a process of its own strip the types of the portal's sources when they have changed since: the machine that does it would
 * otherwise stay in the memory of the portal, and once more in its thread that makes PDFs (15 MB each). What fails here
 * only costs that memory. `marker` is the file that says what was done. Answers whether something was.
 */
export const compileAhead = async (
  signal: AbortSignal,
  marker: string = join(root, '.cache', 'code', 'ahead'),
): Promise<boolean> => {
  const wanted = fingerprint()
  if (isKept(marker, wanted)) return false
  if (!(await strip(signal)) || signal.aborted) return false
  try {
    mkdirSync(dirname(marker), { recursive: true })
    writeFileSync(marker, wanted)
  } catch {
    // Nothing can be kept here: each start strips.
  }
  return true
}
