import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the checkout. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), '../../../../..')

const readJsx = join(root, 'packages/jsx/src/register.js')
const followParent = join(root, 'scripts/stack/follow-parent.ts')
const quickResolve = join(root, 'scripts/stack/quick-resolve.ts')

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
    ['--import', readJsx, '--import', followParent, '--import', quickResolve, 'src/main.ts'],
    {
      cwd: join(root, 'apps', app),
      // biome-ignore lint/style/noProcessEnv: programs need the search path, and nothing else of the environment
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_ENV: 'production', ...env },
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
