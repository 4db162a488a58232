import { execFileSync } from 'node:child_process'
import { DataFolderError } from './errors.ts'
import type { RunAs } from './processes.ts'

const lookUp = (name: string): RunAs | undefined => {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { name, uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

const attempts: readonly (readonly [string, readonly string[]])[] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']],
  ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin']],
]

/**
 * PostgreSQL refuses to run as root. As root: the user `postgres`, else `guichet`, which is made when missing.
 * As anybody else: undefined, PostgreSQL runs as ourselves.
 * @throws DataFolderError when there is no such user and none can be made.
 */
export const findSystemUser = (uid: number | undefined = process.getuid?.()): RunAs | undefined => {
  if (uid !== 0) return undefined
  const existing = lookUp('postgres') ?? lookUp('guichet')
  if (existing) return existing
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, [...args, 'guichet'], { stdio: 'ignore' })
    } catch {
      continue
    }
    const made = lookUp('guichet')
    if (made) return made
  }
  throw new DataFolderError(
    'PostgreSQL refuses to run as root and no system user could be made for it: run Guichet as an ordinary user, or add a user named “postgres”.',
  )
}
