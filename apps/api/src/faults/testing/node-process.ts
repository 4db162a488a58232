import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the checkout. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), '../../../../..')

const readJsx = join(root, 'packages/jsx/src/register.js')
const followParent = join(root, 'scripts/stack/follow-parent.ts')
const quickResolve = join(root, 'scripts/stack/quick-resolve.ts')
/** What Node compiled is kept for the next program, which starts in half the time: again and again, for most are killed. */
const keepCompiled = `data:text/javascript,${encodeURIComponent(
  "import { flushCompileCache } from 'node:module'; setInterval(flushCompileCache, 1500).unref()",
)}`
const compiled = join(root, '.cache/compiled')

export interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A program of ours running in a process of its own; it ends when this process ends. */
export interface NodeProcess {
  readonly pid: number
  /** What it printed so far, both streams. */
  output(): string
  hasEnded(): boolean
  readonly ended: Promise<End>
  /** Sends the signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<End>
}

/** Starts `src/main.ts` of an app with these settings and nothing else from our environment. */
export function startApp(app: 'api' | 'sandbox', env: Readonly<Record<string, string>>): NodeProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...[keepCompiled, readJsx, followParent, quickResolve].flatMap((name) => ['--import', name]),
      'src/main.ts',
    ],
    {
      cwd: join(root, 'apps', app),
      env: {
        // biome-ignore lint/style/noProcessEnv: programs need the search path, and nothing else of the environment
        PATH: process.env.PATH ?? '',
        ...{ TZ: 'UTC', NODE_ENV: 'production', NODE_COMPILE_CACHE: compiled, ...env },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let text = ''
  const collect = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-200_000)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const ended = new Promise<End>((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    output: () => text,
    hasEnded,
    ended,
    kill: (signal) => {
      if (!hasEnded()) child.kill(signal)
      return ended
    },
  }
}
