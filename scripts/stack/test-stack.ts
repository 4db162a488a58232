// Run as a program by the browser tests: a throw-away portal with demo data (with --empty: an empty one) on free ports.
// Prints one JSON line when it is ready, and stops when it is told to or when its parent ends.
import { freePort, portProblem } from '@guichet/db/cluster'
import { createProgress } from './progress.ts'
import { readSettings, type Settings, throwAwayFolder } from './settings.ts'
import { startStack } from './stack.ts'

/** The sandbox takes two ports in a row. */
const freePair = async (): Promise<number> => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await freePort()
    if (port < 65_535 && (await portProblem(port + 1)) === undefined) return port
  }
  throw new Error('No two free ports in a row.')
}

const port = await freePort()
const outside = [
  'DATABASE_URL',
  'SMTP_URL',
  'SMS_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
]
for (const name of [...outside, 'PUBLIC_URL', 'S3_URL', 'DEMO', 'HOST']) delete process.env[name]
const settings: Settings = {
  ...readSettings({
    PORT: String(port),
    SANDBOX_PORT: String(await freePair()),
    BCRYPT_COST: '4',
    DEMO: process.argv.includes('--empty') ? '0' : '1',
  }),
  dataDir: throwAwayFolder('e2e'),
  throwAway: true,
  env: { RATE_LIMIT_FACTOR: '100', LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' },
}

const stopped = new AbortController()
const progress = createProgress(process.stderr)
const starting = startStack({ settings, progress, signal: stopped.signal })
const parent = process.ppid
const watch = setInterval(() => process.ppid !== parent && void stop(), 500)
const stop = async () => {
  clearInterval(watch)
  stopped.abort()
  const stack = await starting.catch(() => undefined)
  await stack?.stop()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())

try {
  const stack = await starting
  const api = stack.services.find(({ name }) => name === 'The portal')
  const facts = {
    baseUrl: stack.url,
    sandboxUrl: stack.sandboxUrl,
    databaseUrl: stack.databaseUrl,
    apiPid: api?.pid(),
  }
  process.stdout.write(`${JSON.stringify(facts)}\n`)
} catch (error) {
  if (!stopped.signal.aborted) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
