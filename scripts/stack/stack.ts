import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkDataDir, checkPorts } from './checks.ts'
import { type Service, startService } from './child.ts'
import { compileAhead } from './compile-ahead.ts'
import { openDatabase, prepareDatabase } from './database.ts'
import type { Progress } from './progress.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import { ClearError, root, type Settings } from './settings.ts'
import { buildWeb } from './web-build.ts'

export interface StackOptions {
  readonly settings: Settings
  readonly progress: Progress
  /** Ends the start early; what runs by then is stopped. */
  readonly signal: AbortSignal
  /** vite with hot reload and a watched API instead of the built web. */
  readonly dev?: boolean
}

/** The portal and what it needs, running. */
export interface Stack {
  readonly url: string
  readonly sandboxUrl: string | undefined
  readonly databaseUrl: string
  readonly secrets: Secrets
  readonly services: readonly Service[]
  /** Stops everything in order. Called again: without waiting for anybody. */
  stop(): Promise<void>
}

const readyLimitMs = 90_000
const pollMs = 100

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

const waitFor = async (service: Service, url: string, signal: AbortSignal): Promise<void> => {
  let failure: string | undefined
  void service.failed.then((how) => {
    failure = how
  })
  const limit = performance.now() + readyLimitMs
  while (performance.now() < limit) {
    signal.throwIfAborted()
    if (failure !== undefined)
      throw new ClearError(`${service.name} did not start (${failure}): see its lines above.`)
    if (await answers(url)) return service.settled()
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new ClearError(`${service.name} did not answer at ${url} within ${readyLimitMs / 1000} s.`)
}

/** The environment of the API and the sandbox. */
export const serviceEnv = (settings: Settings, databaseUrl: string, secrets: Secrets): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings.env,
  ...secrets,
  NODE_ENV: 'production',
  PORT: String(settings.port),
  HOST: settings.host,
  SANDBOX_PORT: String(settings.sandboxPort),
  SANDBOX_DATA_DIR: join(settings.dataDir, 'sandbox'),
  DATA_DIR: settings.dataDir,
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: settings.publicUrl,
  DEMO: settings.demo ? '1' : '0',
  BCRYPT_COST: String(settings.bcryptCost),
  STRIPE_WEBHOOK_URL:
    settings.env.STRIPE_WEBHOOK_URL ?? `http://127.0.0.1:${settings.port}/api/webhooks/stripe`,
  LOG_LEVEL: settings.env.LOG_LEVEL ?? 'warn',
})

/**
 * Starts everything: checks, web build, database, migrations, seed, sandbox, API.
 * @throws ClearError or DataFolderError with one sentence; nothing is left running then.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { settings, progress, signal, dev = false } = options
  const undo: ((hurry: boolean) => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  let calls = 0
  const stopAll = async () => {
    for (const act of undo.reverse()) await act(calls > 1)
  }
  const services: Service[] = []
  const stop = () => {
    calls++
    if (calls > 1) for (const service of services) void service.stop(0)
    stopping ??= stopAll()
    return stopping
  }
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}`
  const sandboxUrl = settings.demo ? `http://127.0.0.1:${settings.sandboxPort}` : undefined

  const database = async () => {
    const running = await openDatabase(settings, progress)
    undo.push(async () => {
      await running.stop()
      if (settings.throwAway) rmSync(settings.dataDir, { recursive: true, force: true })
    })
    signal.throwIfAborted()
    const { secrets, made } = readSecrets(join(settings.dataDir, 'secrets'), settings.env)
    if (made.length > 0 && !settings.demo) {
      progress.say(
        `! ${made.join(', ')} not given: made and kept in ${join(settings.dataDir, 'secrets')}. Keep a copy: without them the data cannot be read.`,
      )
    }
    await prepareDatabase(running.url, settings, secrets, progress)
    signal.throwIfAborted()
    return { url: running.url, secrets }
  }

  const launch = (service: Service): Service => {
    services.push(service)
    return service
  }

  try {
    await checkPorts(settings)
    checkDataDir(settings.dataDir)
    const aside = new AbortController()
    const either = AbortSignal.any([signal, aside.signal])
    const stopOther = (error: unknown): never => {
      aside.abort()
      throw error
    }
    const outcomes = await Promise.allSettled([
      database().catch(stopOther),
      dev ? Promise.resolve(false) : buildWeb(progress, either).catch(stopOther),
      dev ? Promise.resolve(false) : compileAhead(either),
    ])
    signal.throwIfAborted()
    const [prepared, built] = outcomes
    const failures = [prepared, built].filter((outcome) => outcome.status === 'rejected')
    const first = failures.find(({ reason }) => reason?.name !== 'AbortError') ?? failures[0]
    if (first) throw first.reason
    if (prepared.status === 'rejected') throw prepared.reason
    const { url: databaseUrl, secrets } = prepared.value

    const env = serviceEnv(settings, databaseUrl, secrets)
    undo.push(async (hurry) => {
      await Promise.all(services.map((service) => service.stop(hurry ? 0 : undefined)))
    })
    await progress.step(settings.demo ? 'Portal and sandbox' : 'Portal', async () => {
      const start = (name: string, folder: string, watch: boolean) =>
        launch(startService({ name, cwd: join(root, 'apps', folder), env, watch, say: progress.say }))
      const sandbox = settings.demo ? start('The sandbox', 'sandbox', false) : undefined
      const api = start('The portal', 'api', dev)
      await Promise.all([
        sandbox && sandboxUrl && waitFor(sandbox, `${sandboxUrl}/health`, signal),
        waitFor(api, `${base}/api/health/ready`, signal),
      ])
    })
    return { url: settings.publicUrl, sandboxUrl, databaseUrl, secrets, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
