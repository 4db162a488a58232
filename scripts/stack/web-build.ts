import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { compressWeb } from './compress-web.ts'
import type { Progress } from './progress.ts'
import { ClearError, root } from './settings.ts'

const web = join(root, 'apps', 'web')
const marker = join(root, '.cache', 'web-build')

/** All that the built files depend on. */
const inputs = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'].map((name) =>
    join(web, name),
  ),
  ...['client', 'contract', 'domain'].flatMap((name) =>
    ['src', 'package.json'].map((part) => join(root, 'packages', name, part)),
  ),
  ...['first-load.ts', 'stack/compress-web.ts'].map((name) => join(root, 'scripts', name)),
  join(root, 'pnpm-lock.yaml'),
  join(root, 'tsconfig.base.json'),
]

const isTest = (name: string) => /\.test\.tsx?$/.test(name)

const addTo = (hash: ReturnType<typeof createHash>, path: string): void => {
  if (!existsSync(path)) return
  const entries = (() => {
    try {
      return readdirSync(path, { withFileTypes: true })
    } catch {
      return undefined
    }
  })()
  if (entries === undefined) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isTest(entry.name)) addTo(hash, join(path, entry.name))
  }
}

const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const path of inputs) addTo(hash, path)
  return hash.digest('hex')
}

const isFresh = (wanted: string): boolean =>
  existsSync(join(web, 'dist', 'index.html')) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted

const buildScript = (): string => {
  const { scripts } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  const script = scripts?.build
  if (!script) throw new ClearError('apps/web/package.json names no build script.')
  return script
}

const runBuild = (script: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const bins = [join(web, 'node_modules', '.bin'), join(root, 'node_modules', '.bin')]
    const child = spawn(script, {
      cwd: web,
      shell: true,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter), NODE_ENV: 'production' },
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-6_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else
        reject(new ClearError(`The web interface could not be built (exit code ${code}).\n${output.trim()}`))
    })
  })

/** Builds apps/web when something it depends on has changed since the last build; answers whether it did. */
export const buildWeb = async (progress: Progress, signal: AbortSignal): Promise<boolean> => {
  const wanted = fingerprint()
  if (isFresh(wanted)) return false
  rmSync(marker, { force: true })
  await progress.step('Building the web interface', async () => {
    await runBuild(buildScript(), signal)
    await compressWeb(join(web, 'dist'))
  })
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(marker, wanted)
  return true
}
