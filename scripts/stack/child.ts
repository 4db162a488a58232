import { type ChildProcess, spawn } from 'node:child_process'
import { programArgs, programEnv } from './node-flags.ts'

/** Ends a program when the one that started it has ended. */
export const followParent = new URL('./follow-parent.ts', import.meta.url).href

export interface ServiceOptions {
  readonly name: string
  /** Folder of the package; its src/main.ts is run. */
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Restart on changed files. */
  readonly watch?: boolean
  /** Told about unexpected ends. */
  readonly say: (line: string) => void
  /** Program to run instead of src/main.ts, with node's arguments. */
  readonly args?: readonly string[]
}

/** A program that is started again when it dies, until it is stopped. */
export interface Service {
  readonly name: string
  /** The number of the running process; changes with each restart. */
  pid(): number | undefined
  /** Resolves when the first process ends before `settled()` was called. */
  readonly failed: Promise<string>
  /** From now on an unexpected end leads to a restart. */
  settled(): void
  /** SIGTERM, after `graceMs` SIGKILL. */
  stop(graceMs?: number): Promise<void>
}

const firstDelayMs = 500
const longestDelayMs = 30_000
const steadyMs = 60_000

const describeEnd = (code: number | null, signal: NodeJS.Signals | null) =>
  signal ? `signal ${signal}` : `exit code ${code}`

/** Starts a service in a process group of its own, so that Ctrl-C reaches us alone and we stop things in order. */
export const startService = (options: ServiceOptions): Service => {
  let child: ChildProcess | undefined
  let stopping = false
  let isSettled = false
  let delayMs = firstDelayMs
  let timer: NodeJS.Timeout | undefined
  let fail: (reason: string) => void = () => undefined
  const failed = new Promise<string>((resolve) => {
    fail = resolve
  })

  const launch = () => {
    const startedAt = performance.now()
    const args = [
      ...(options.watch ? ['--watch', '--watch-preserve-output'] : []),
      ...(options.args
        ? ['--import', followParent, ...options.args]
        : programArgs('src/main.ts', options.env, [followParent])),
    ]
    const started = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: programEnv(options.env),
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child = started
    const ended = (how: string) => {
      if (child === started) child = undefined
      if (stopping) return
      if (!isSettled) return fail(how)
      if (performance.now() - startedAt > steadyMs) delayMs = firstDelayMs
      options.say(`! ${options.name} stopped (${how}); starting it again in ${delayMs / 1000} s`)
      timer = setTimeout(launch, delayMs)
      delayMs = Math.min(delayMs * 2, longestDelayMs)
    }
    started.on('error', (error) => ended(error.message))
    started.on('exit', (code, signal) => ended(describeEnd(code, signal)))
  }
  launch()

  return {
    name: options.name,
    failed,
    pid: () => child?.pid,
    settled: () => {
      isSettled = true
    },
    stop: (graceMs = 8_000) => {
      stopping = true
      clearTimeout(timer)
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return Promise.resolve()
      return new Promise((resolve) => {
        const killer = setTimeout(() => running.kill('SIGKILL'), graceMs)
        running.once('exit', () => {
          clearTimeout(killer)
          resolve()
        })
        running.kill('SIGTERM')
      })
    },
  }
}
