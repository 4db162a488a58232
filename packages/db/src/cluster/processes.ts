import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Who a program runs as. Absent: as ourselves. */
export interface RunAs {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface Finished {
  /** Exit code; 128 + n after a signal counts as 1. */
  readonly code: number
  /** stdout and stderr together. */
  readonly output: string
}

/**
 * Runs a program to its end, in a process group of its own so that a Ctrl-C of ours never reaches it.
 * @throws the spawn error when the program cannot be started at all.
 */
export const run = (
  command: string,
  args: readonly string[],
  options: { cwd: string; runAs?: RunAs | undefined },
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // biome-ignore lint/style/noProcessEnv: the programs need the search path, and nothing else of the environment
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      ...(options.runAs ? { uid: options.runAs.uid, gid: options.runAs.gid } : {}),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    // 'exit', not 'close': the server that pg_ctl leaves behind may keep the pipes open.
    child.on('exit', (code) => {
      setImmediate(() => {
        child.stdout.destroy()
        child.stderr.destroy()
        resolve({ code: code ?? 1, output: output.trim() })
      })
    })
  })

/** True while a process of this number lives, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const statFields = (pid: number): string[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

const isZombie = (pid: number): boolean => statFields(pid)?.[0] === 'Z'

/** The parent of a process, or undefined where the system does not tell (no /proc). */
export const parentOf = (pid: number): number | undefined => {
  const field = statFields(pid)?.[1]
  return field === undefined ? undefined : Number(field)
}

/** A mark that tells a process from a later one of the same number; '' where the system does not tell. */
export const birthOf = (pid: number): string => statFields(pid)?.[19] ?? ''
