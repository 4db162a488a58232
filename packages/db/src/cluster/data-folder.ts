import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Binaries, program } from './binaries.ts'
import { DataFolderError, diskFullError, isDiskFull } from './errors.ts'
import { isAlive, type RunAs, run } from './processes.ts'

/** A cluster's folder and what it takes to run programs in it. */
export interface Ground {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly runAs: RunAs | undefined
  /** No durability: for tests. */
  readonly fast: boolean
}

/** PostgreSQL's own folder inside the cluster's. */
export const pgData = (ground: Pick<Ground, 'dataDir'>): string => join(ground.dataDir, 'pgdata')

const passwordFile = (ground: Ground) => join(ground.dataDir, 'password')

/** The superuser's password, or '' for a cluster that trusts this machine (tests). */
export const clusterPassword = (ground: Ground): string =>
  existsSync(passwordFile(ground)) ? readFileSync(passwordFile(ground), 'utf8').trim() : ''

/**
 * Says whether the folder holds a cluster this PostgreSQL can run.
 * @throws DataFolderError when it was made by another major version.
 */
export const hasCluster = (dataDir: string, major: string): boolean => {
  const file = join(pgData({ dataDir }), 'PG_VERSION')
  if (!existsSync(file)) return false
  const found = readFileSync(file, 'utf8').trim()
  if (found === major) return true
  throw new DataFolderError(
    `The data in ${dataDir} was written by PostgreSQL ${found} and this is PostgreSQL ${major}: set DATA_DIR to another folder, or move the data with a dump and restore.`,
  )
}

const localeFlags = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr-FR']

/** Makes the cluster beside its final place, then renames it, so that an interrupted start leaves nothing half-made. */
export const initialise = async (ground: Ground): Promise<void> => {
  const { dataDir, binaries, runAs, fast } = ground
  const fresh = join(dataDir, 'pgdata.new')
  rmSync(fresh, { recursive: true, force: true })
  const auth = fast
    ? ['--auth=trust', '--no-sync']
    : ['--auth=scram-sha-256', `--pwfile=${passwordFile(ground)}`]
  if (!fast) {
    writeFileSync(passwordFile(ground), `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (runAs) chownSync(passwordFile(ground), runAs.uid, runAs.gid)
  }
  const args = [`--pgdata=${fresh}`, '--username=postgres', ...localeFlags, ...auth]
  const { code, output } = await run(program(binaries, 'initdb'), args, { cwd: dataDir, runAs })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    if (isDiskFull(output)) throw diskFullError(dataDir)
    throw new DataFolderError(`PostgreSQL could not prepare the data folder ${dataDir}: ${lastLine(output)}`)
  }
  rmSync(pgData(ground), { recursive: true, force: true })
  renameSync(fresh, pgData(ground))
}

/** The line of a program's output that says most: the last FATAL, ERROR or PANIC, else the last one. */
export const lastLine = (output: string): string => {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|error:/.test(line))
  return (telling.at(-1) ?? lines.at(-1) ?? 'no reason given').trim()
}

/** The number of the server that runs on this folder. A stale postmaster.pid whose number went to another program is removed. */
export const runningServer = (ground: Pick<Ground, 'dataDir'>): number | undefined => {
  const file = join(pgData(ground), 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!isAlive(pid)) return undefined
  if (process.platform !== 'linux' || isServerOf(pid, pgData(ground))) return pid
  rmSync(file, { force: true })
  return undefined
}

const isServerOf = (pid: number, folder: string): boolean => {
  try {
    const cwd = statSync(readlinkSync(`/proc/${pid}/cwd`))
    const wanted = statSync(folder)
    return cwd.ino === wanted.ino && cwd.dev === wanted.dev
  } catch {
    return false
  }
}
