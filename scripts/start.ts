import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DataFolderError, diskFullError, isDiskFull } from '@guichet/db/cluster'
import { watchAncestors } from './stack/ancestors.ts'
import { demoBanner, plainBanner, switchedOff } from './stack/banner.ts'
import { startService } from './stack/child.ts'
import { readJsx } from './stack/node-flags.ts'
import { createProgress } from './stack/progress.ts'
import { ClearError, readSettings, root, type Settings, throwAwayFolder } from './stack/settings.ts'
import { type Stack, startStack } from './stack/stack.ts'

const mode = process.argv.slice(2)
const dev = mode.includes('--dev')
const bench = mode.includes('--bench')
const progress = createProgress()

const sentence = (error: unknown, dataDir: string): string => {
  if (isDiskFull(error)) return diskFullError(dataDir).message
  if (error instanceof ClearError || error instanceof DataFolderError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const showBanner = async (settings: Settings, stack: Stack) => {
  if (!settings.demo) {
    progress.say(plainBanner({ url: stack.url, dataDir: settings.dataDir }, switchedOff(settings.env)))
    return
  }
  const { DEMO_PASSWORD, DEMO_TOTP_SECRET } = await import('@guichet/db/seed')
  progress.say(
    demoBanner({
      url: stack.url,
      sandboxUrl: stack.sandboxUrl?.replace('127.0.0.1', 'localhost'),
      sandboxSmtpPort: settings.sandboxPort + 1,
      dataDir: settings.dataDir,
      password: DEMO_PASSWORD,
      totpSecret: DEMO_TOTP_SECRET,
      nowMs: Date.now(),
    }),
  )
}

const startVite = (settings: Settings) => {
  const vite = startService({
    name: 'vite',
    cwd: join(root, 'apps', 'web'),
    env: { ...process.env, PORT: String(settings.port) },
    say: progress.say,
    args: ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'],
  })
  vite.settled()
  return vite
}

/** Runs bench/run.ts against the running portal; resolves to its exit code. */
const runBench = (stack: Stack, settings: Settings, signal: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', readJsx, 'run.ts', ...mode.filter((arg) => arg !== '--bench')],
      {
        cwd: join(root, 'bench'),
        stdio: 'inherit',
        signal,
        killSignal: 'SIGTERM',
        env: {
          ...process.env,
          ...stack.secrets,
          BASE_URL: `http://localhost:${settings.port}`,
          SANDBOX_URL: stack.sandboxUrl,
          DATABASE_URL: stack.databaseUrl,
          API_PID: String(stack.services.find(({ name }) => name === 'The portal')?.pid() ?? ''),
        },
      },
    )
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })

const main = async (): Promise<number> => {
  const read = readSettings(process.env)
  const settings: Settings = bench
    ? {
        ...read,
        dataDir: process.env.DATA_DIR ? read.dataDir : throwAwayFolder('bench'),
        demo: true,
        env: { ...read.env, RATE_LIMIT_FACTOR: read.env.RATE_LIMIT_FACTOR ?? '10000' },
      }
    : read

  const stopped = new AbortController()
  let stack: Stack | undefined
  let ask: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    ask = resolve
  })
  const stop = (why: string) => {
    if (stopped.signal.aborted) {
      void stack?.stop()
      return
    }
    progress.say(`\n  ${why}: stopping…`)
    stopped.abort()
    ask()
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGHUP', () => stop('terminal closed'))
  const unwatch = watchAncestors(() => stop('the command that started this has ended'))

  try {
    stack = await startStack({ settings, progress, signal: stopped.signal, dev })
    const vite = dev ? startVite(settings) : undefined
    if (bench) {
      const code = await runBench(stack, settings, stopped.signal)
      await stack.stop()
      return code
    }
    await showBanner(settings, stack)
    const alive = setInterval(() => undefined, 60_000)
    await asked
    clearInterval(alive)
    await Promise.all([vite?.stop(), stack.stop()])
    progress.say('  Stopped; the data stay in place.')
    return 0
  } catch (error) {
    if (stopped.signal.aborted) return 0
    console.error(`\n${sentence(error, settings.dataDir)}`)
    return 1
  } finally {
    unwatch()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(sentence(error, ''))
  process.exitCode = 1
}
process.exit()
