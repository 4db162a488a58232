import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../stack/settings.ts'
import { asvsFaults } from './asvs.ts'
import { type Check, type Finding, faultsFound, finding, runProgram } from './check.ts'
import { composeFaults } from './compose.ts'
import { docsFaults } from './docs.ts'
import { featureFaults } from './features.ts'
import { ownOpenApiFaults } from './openapi.ts'
import { wordsFaults } from './words.ts'

const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const workspaces = (): string[] => [
  '.',
  ...globSync(['packages/*/package.json', 'apps/*/package.json', 'e2e/package.json', 'bench/package.json'], {
    cwd: root,
  })
    .map((file) => file.replace(/\/package\.json$/, ''))
    .sort(),
]

const hasSource = (folder: string) =>
  globSync(folder === '.' ? 'scripts/**/*.ts' : `${folder}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  }).length > 0

const types = (folder: string): Check => ({
  name: `types of ${folder === '.' ? 'scripts' : folder}`,
  run: async () => {
    if (!hasSource(folder)) return { kind: 'skipped', why: 'no source yet' }
    // By one of its checkers: each works out for itself what many files share, and the checks run beside each other anyway.
    return finding(await runProgram(bin('tsc'), ['--noEmit', '--checkers', '1', '-p', folder]))
  },
})

const lint: Check = {
  name: 'format and lint',
  run: async () =>
    finding(await runProgram(bin('biome'), ['ci', '--colors=off', '--error-on-warnings', '.'])),
}

const boundaries: Check = {
  name: 'boundaries',
  run: async () => {
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
    const folders = ['packages', 'apps', 'e2e', 'bench', 'scripts']
    const result = await runProgram(process.execPath, [
      cruiser,
      '--config',
      '.dependency-cruiser.cjs',
      ...folders,
    ])
    const count = /(\d+) modules/.exec(result.output)?.[1] ?? '0'
    if (result.code === 0 && Number(count) === 0) return { kind: 'failed', output: 'no module was looked at' }
    return result.code === 0 ? { kind: 'passed', note: `${count} files` } : finding(result)
  },
}

const deadCode: Check = {
  name: 'dead code',
  run: async () => {
    const apps = ['api', 'sandbox', 'web'].map((app) => `apps/${app}/src`)
    const missing = apps.filter((folder) => !hasSource(folder))
    if (missing.length > 0) return { kind: 'skipped', why: `${missing.join(', ')} not there yet` }
    return finding(await runProgram(bin('knip'), ['--no-progress', '--no-config-hints']))
  },
}

const docs: Check = {
  name: 'references in the documentation',
  run: async () => {
    const { files, faults } = docsFaults(root)
    return files === 0 ? { kind: 'skipped', why: 'no *.md yet' } : faultsFound(faults, `${files} files`)
  },
}

const asvs: Check = {
  name: 'docs/asvs.json',
  run: async () => {
    const { faults, note } = asvsFaults(root, readFileSync(join(root, 'docs', 'asvs.json'), 'utf8'))
    return faultsFound(faults, note)
  },
}

const features: Check = {
  name: 'docs/features.md',
  run: async () => {
    const file = join(root, 'docs', 'features.md')
    if (!existsSync(file)) return { kind: 'skipped', why: 'not there yet' }
    return faultsFound(featureFaults(root, readFileSync(file, 'utf8')))
  },
}

const words: Check = {
  name: 'words of messages, jobs and help',
  run: async () => {
    const { count, faults } = wordsFaults(root)
    return faultsFound(faults, `${count} names`)
  },
}

const openApi: Check = {
  name: 'description of the API',
  run: async () => {
    const { faults, operations } = await ownOpenApiFaults(root)
    return faultsFound(faults, `${operations} operations`)
  },
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(sql|json)$/.test(name))
    .sort()

const migrations: Check = {
  name: 'migrations match the schema',
  run: async () => {
    const db = join(root, 'packages', 'db')
    if (!existsSync(join(db, 'migrations', 'meta', '_journal.json')))
      return { kind: 'skipped', why: 'none yet' }
    const out = mkdtempSync(join(db, 'node_modules', '.migrations-'))
    try {
      cpSync(join(db, 'migrations'), out, { recursive: true })
      const before = filesIn(out)
      const kit = join(db, 'node_modules', '.bin', 'drizzle-kit')
      const name = out.slice(db.length + 1)
      const args = ['generate', '--dialect', 'postgresql', '--schema', 'src/schema/index.ts', '--out', name]
      const result = await runProgram(kit, args, { cwd: db })
      if (result.code !== 0) return finding(result)
      const added = filesIn(out).filter((file) => !before.includes(file))
      return faultsFound(
        added.map((file) => `the schema has changed: drizzle-kit would write ${file}; run pnpm db:generate`),
        `${before.filter((file) => file.endsWith('.sql')).length} migrations`,
      )
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  },
}

const envFile: Check = {
  name: '.env.example',
  run: async () => {
    const api = join(root, 'apps', 'api')
    if (!existsSync(join(api, 'src', 'config.ts')))
      return { kind: 'skipped', why: 'apps/api/src/config.ts not there yet' }
    const result = await runProgram(process.execPath, [join(root, 'scripts', 'generate-env-example.ts')])
    if (result.code !== 0) return finding(result)
    const file = join(root, '.env.example')
    const current = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    return faultsFound(
      current === result.output ? [] : ['differs from apps/api/src/config.ts: run pnpm env:generate'],
    )
  },
}

const compose: Check = {
  name: 'docker-compose.yml',
  run: async () => {
    const file = join(root, 'docker-compose.yml')
    if (!existsSync(file)) return { kind: 'skipped', why: 'not there yet' }
    const faults = composeFaults(readFileSync(file, 'utf8'))
    if (faults.length > 0) return faultsFound(faults)
    const probe = await runProgram('docker', ['compose', 'version'])
    if (probe.code !== 0) return { kind: 'passed', note: 'read here; docker compose is not on this machine' }
    const secrets = ['POSTGRES_PASSWORD', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']
    const env = Object.fromEntries(secrets.map((name) => [name, 'for-the-check']))
    const args = ['compose', '--env-file', '.env.example', 'config', '--quiet', '--no-env-resolution']
    return finding(await runProgram('docker', args, { env }))
  },
}

/** Every check, in the order in which they begin: what takes long comes first, so that no core waits for it in the end. */
export const allChecks = (): Check[] => [
  ...['apps/web', 'apps/api'].map(types),
  boundaries,
  deadCode,
  lint,
  ...workspaces()
    .filter((folder) => folder !== 'apps/web' && folder !== 'apps/api')
    .map(types),
  docs,
  features,
  asvs,
  words,
  openApi,
  migrations,
  envFile,
  compose,
]

/** Runs one check; an exception is a failure. */
export const runCheck = async (check: Check): Promise<Finding> => {
  try {
    return await check.run()
  } catch (error) {
    return { kind: 'failed', output: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
