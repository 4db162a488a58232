import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { programArgs, programEnv } from '../scripts/stack/node-flags.ts'

/** A program of bench/bare that answers messages, one at a time. */
export interface Companion {
  ask<Answer>(message: unknown): Promise<Answer>
  stop(): Promise<void>
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))

/** Ends a process that we started, gently first. */
export const stopChild = async (child: ChildProcess, graceMs = 10_000): Promise<void> => {
  const killer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  child.kill('SIGTERM')
  await ended(child)
  clearTimeout(killer)
}

/** Starts bench/bare/`name`.ts in a process of its own, with the flags and the environment the API has. */
export const startCompanion = async (
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Companion> => {
  const file = fileURLToPath(new URL(`./bare/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, programArgs(file, process.env), {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: programEnv({ ...process.env, NODE_ENV: 'production', ...env }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const next = <Answer>(): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`${name} ended with exit code ${code}`))
      child.once('exit', fail)
      child.once('message', (message) => {
        child.off('exit', fail)
        resolve(message as Answer)
      })
    })
  await next()
  return {
    ask: <Answer>(message: unknown) => {
      const answer = next<Answer>()
      child.send(message as object)
      return answer
    },
    stop: () => stopChild(child),
  }
}
