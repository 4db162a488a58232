import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBinaries, program } from './binaries.ts'
import {
  clusterPassword,
  type Ground,
  hasCluster,
  initialise,
  lastLine,
  pgData,
  runningServer,
} from './data-folder.ts'
import { DataFolderError, diskFullError, errorCode, isDiskFull } from './errors.ts'
import { releaseFolder, takeFolder } from './owner.ts'
import { placeBinaries, placeCluster } from './place.ts'
import { freePort, portProblem } from './ports.ts'
import { run } from './processes.ts'
import { findSystemUser } from './system-user.ts'
import { watchOwner } from './watcher.ts'

export interface ClusterOptions {
  /** Folder of this cluster alone; made when missing. */
  readonly dataDir: string
  /** TCP port on 127.0.0.1; a free one is chosen when absent. */
  readonly port?: number
  /** No durability and no password: for tests only. */
  readonly fast?: boolean
  /** The process whose end stops the cluster; ourselves when absent. */
  readonly ownerPid?: number
  /** Told once about things worth knowing, such as files put elsewhere. */
  readonly notice?: (line: string) => void
  /** Start the server again, on the same port, whenever it dies: told through `notice`. */
  readonly keepAlive?: boolean
  /** Remove the folder after an owner that died without stopping the cluster: for tests only. */
  readonly throwAway?: boolean
}

export interface Cluster {
  /** Address of the database `postgres`, as superuser. */
  readonly url: string
  readonly port: number
  /** Stops the server (about 0.1 s). May be called several times. */
  stop(): Promise<void>
}

const logFile = (ground: Ground) => join(ground.dataDir, 'postgres.log')

const logLimitBytes = 5_000_000

const prepareLog = (ground: Ground) => {
  const file = logFile(ground)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > logLimitBytes) renameSync(file, `${file}.old`)
  if (existsSync(file)) return
  closeSync(openSync(file, 'a', 0o600))
  if (ground.runAs) chownSync(file, ground.runAs.uid, ground.runAs.gid)
}

const settings = (port: number, fast: boolean): string => {
  const common = { port, listen_addresses: '127.0.0.1', unix_socket_directories: "''", max_connections: 100 }
  const careless = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum: 'off',
    jit: 'off',
    // Tests that open sixty connections each run side by side.
    max_connections: 300,
  }
  return Object.entries({ ...common, ...(fast ? careless : {}) })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

const pgCtl = (ground: Ground, ...args: string[]) =>
  run(program(ground.binaries, 'pg_ctl'), ['-D', pgData(ground), ...args], {
    cwd: ground.dataDir,
    runAs: ground.runAs,
  })

const stopServer = async (ground: Ground) => {
  const { code } = await pgCtl(ground, 'stop', '-w', '-t', '20', '-m', 'fast')
  if (code !== 0 && runningServer(ground) !== undefined) await pgCtl(ground, 'stop', '-w', '-m', 'immediate')
}

/** Starts the server; 'port-taken' when somebody else took the port meanwhile. */
const startServer = async (ground: Ground, port: number): Promise<'started' | 'port-taken'> => {
  prepareLog(ground)
  const logStart = statSync(logFile(ground)).size
  const { code, output } = await pgCtl(
    ground,
    ...['start', '-w', '-t', '60', '-l', logFile(ground), '-o', settings(port, ground.fast)],
  )
  if (code === 0) return 'started'
  const log = readFileSync(logFile(ground)).subarray(logStart).toString()
  if (/address already in use/i.test(log)) return 'port-taken'
  if (isDiskFull(log) || isDiskFull(output)) throw diskFullError(ground.dataDir)
  throw new DataFolderError(
    `PostgreSQL did not start on ${ground.dataDir}: ${lastLine(log || output)} (the whole log is in ${logFile(ground)})`,
  )
}

const startOnSomePort = async (ground: Ground, wished: number | undefined): Promise<number> => {
  if (wished !== undefined) {
    const problem = await portProblem(wished)
    if (!problem && (await startServer(ground, wished)) === 'started') return wished
    throw new DataFolderError(`PostgreSQL cannot listen on port ${wished} (${problem ?? 'EADDRINUSE'}).`)
  }
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort()
    if ((await startServer(ground, port)) === 'started') return port
  }
  throw new DataFolderError('PostgreSQL found no free port on 127.0.0.1.')
}

const lookMs = 500

/** Looks every half second whether the server lives, and starts it again when not; answers how to end that. */
const guard = (ground: Ground, port: number, started: () => void, notice: (line: string) => void) => {
  let restarting: Promise<void> | undefined
  let isTold = false
  const restart = async () => {
    if (!isTold) notice('! PostgreSQL stopped; starting it again')
    isTold = true
    try {
      if ((await startServer(ground, port)) !== 'started') return
      isTold = false
      started()
    } catch (error) {
      if (isDiskFull(error)) notice(`! ${diskFullError(ground.dataDir).message}`)
    }
  }
  const timer = setInterval(() => {
    if (restarting || runningServer(ground) !== undefined) return
    restarting = restart().finally(() => {
      restarting = undefined
    })
  }, lookMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await restarting
  }
}

const clear = (dataDir: string, error: unknown): unknown => {
  if (error instanceof DataFolderError) return error
  if (isDiskFull(error)) return diskFullError(dataDir, error)
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new DataFolderError(
      `The data folder ${dataDir} cannot be written (${code}): give this user the right to write there, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
  return error
}

/**
 * Starts a PostgreSQL of our own on `dataDir`: made on first use (about 1 s), stopped again by `stop()` or, when the
 * owner dies without a word, by a watcher within a second. An orphan left on the folder is stopped first.
 * @throws DataFolderError with one clear sentence when the folder cannot be used.
 */
export const startCluster = async (options: ClusterOptions): Promise<Cluster> => {
  const { fast = false, ownerPid = process.pid, notice = () => undefined } = options
  const wished = resolve(options.dataDir)
  let taken: string | undefined
  try {
    const runAs = findSystemUser()
    const binaries = placeBinaries(findBinaries(), runAs, notice)
    const dataDir = placeCluster(wished, runAs, notice)
    const ground: Ground = { dataDir, binaries, runAs, fast }
    takeFolder(dataDir, ownerPid)
    taken = dataDir
    if (!hasCluster(dataDir, binaries.major)) await initialise(ground)
    if (runningServer(ground) !== undefined) await stopServer(ground)
    const port = await startOnSomePort(ground, options.port)
    const watch = () => watchOwner(ownerPid, runningServer(ground) ?? 0, options.throwAway ? dataDir : '')
    watch()
    const endGuard = options.keepAlive ? guard(ground, port, watch, notice) : undefined
    const password = clusterPassword(ground)
    const url = `postgres://postgres${password && `:${password}`}@127.0.0.1:${port}/postgres`
    let stopping: Promise<void> | undefined
    const stop = async () => {
      await endGuard?.()
      await stopServer(ground)
      releaseFolder(dataDir)
    }
    return {
      url,
      port,
      stop: () => {
        stopping ??= stop()
        return stopping
      },
    }
  } catch (error) {
    if (taken !== undefined) releaseFolder(taken)
    throw clear(wished, error)
  }
}
