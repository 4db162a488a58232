import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findBinaries, program } from './binaries.ts'
import { hasCluster, lastLine, runningServer } from './data-folder.ts'
import { DataFolderError, diskFullError, errorCode, isDiskFull } from './errors.ts'
import { makeFolder } from './make-folder.ts'
import { livingOwner, releaseFolder, takeFolder } from './owner.ts'
import { closedParent, placeCluster } from './place.ts'
import { freePort, portProblem } from './ports.ts'
import { birthOf, isAlive, parentOf, run } from './processes.ts'
import { findSystemUser } from './system-user.ts'

const made: string[] = []
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'guichet-unit-'))
  chmodSync(path, 0o755)
  made.push(path)
  return path
}
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})

const deadPid = () => spawnSync('true').pid

describe('errors', () => {
  it('recognises a full disk however deep it is told', () => {
    const told = Object.assign(new Error('could not extend file'), { code: '53100' })
    expect(isDiskFull(new Error('Failed query', { cause: told }))).toBe(true)
    expect(isDiskFull(new AggregateError([Object.assign(new Error('write'), { code: 'ENOSPC' })]))).toBe(true)
    expect(isDiskFull('initdb: could not write: No space left on device')).toBe(true)
    expect(isDiskFull(new Error('no such table'))).toBe(false)
    expect(isDiskFull(undefined)).toBe(false)
    expect(diskFullError('/data').message).toContain('/data')
  })

  it('finds the code below causes and stops at circles', () => {
    const circle: Error & { cause?: unknown } = new Error('a')
    circle.cause = circle
    expect(errorCode(circle)).toBeUndefined()
    expect(errorCode(new Error('x', { cause: { code: '28P01' } }))).toBe('28P01')
  })
})

describe('processes', () => {
  it('knows the living from the dead', () => {
    expect(isAlive(process.pid)).toBe(true)
    expect(isAlive(deadPid())).toBe(false)
    expect(isAlive(Number.NaN)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('knows parents and births', () => {
    expect(parentOf(process.pid)).toBe(process.ppid)
    expect(birthOf(process.pid)).toMatch(/^\d+$/)
  })

  it('collects output and exit code', async () => {
    const done = await run('/bin/sh', ['-c', 'echo one; echo two >&2; exit 3'], { cwd: '/' })
    expect(done.code).toBe(3)
    expect(done.output).toContain('one')
    expect(done.output).toContain('two')
  })
})

describe('the owner of a folder', () => {
  it('refuses a folder a living process holds, and says which', () => {
    const path = folder()
    takeFolder(path, process.pid)
    expect(livingOwner(path)).toBe(process.pid)
    expect(() => takeFolder(path, process.pid)).toThrow(DataFolderError)
    expect(() => takeFolder(path, process.pid)).toThrow(`process ${process.pid}`)
    releaseFolder(path)
    expect(livingOwner(path)).toBeUndefined()
    releaseFolder(path)
  })

  it('takes over from a dead process, a reused number and an unreadable file', () => {
    const path = folder()
    for (const content of [
      JSON.stringify({ pid: deadPid(), birth: '1' }),
      JSON.stringify({ pid: process.pid, birth: '1' }),
      '{"pid"',
    ]) {
      writeFileSync(join(path, 'owner.json'), content)
      takeFolder(path, process.pid)
      expect(livingOwner(path)).toBe(process.pid)
      releaseFolder(path)
    }
  })
})

describe('the data folder', () => {
  it('refuses another PostgreSQL with one sentence', () => {
    const path = folder()
    expect(hasCluster(path, '18')).toBe(false)
    mkdirSync(join(path, 'pgdata'))
    writeFileSync(join(path, 'pgdata', 'PG_VERSION'), '15\n')
    expect(() => hasCluster(path, '18')).toThrow(/written by PostgreSQL 15 and this is PostgreSQL 18/)
    writeFileSync(join(path, 'pgdata', 'PG_VERSION'), '18\n')
    expect(hasCluster(path, '18')).toBe(true)
  })

  it('never takes another program for its server', () => {
    const path = folder()
    mkdirSync(join(path, 'pgdata'))
    const pidFile = join(path, 'pgdata', 'postmaster.pid')
    writeFileSync(pidFile, `${deadPid()}\n`)
    expect(runningServer({ dataDir: path })).toBeUndefined()
    if (process.platform !== 'linux') return
    writeFileSync(pidFile, `${process.pid}\n`)
    expect(runningServer({ dataDir: path })).toBeUndefined()
    expect(existsSync(pidFile)).toBe(false)
  })

  it('quotes the line that says most', () => {
    expect(lastLine('LOG: a\nFATAL:  data corrupted\nLOG: shut down')).toBe('FATAL:  data corrupted')
    expect(lastLine('')).toBe('no reason given')
  })
})

describe('places', () => {
  const stranger = { name: 'nobody', uid: 65534, gid: 65534 }

  it('finds the folder a user cannot pass', () => {
    const closed = join(folder(), 'closed')
    mkdirSync(closed, { mode: 0o700 })
    expect(closedParent(join(closed, 'deep', 'er'), stranger)).toBe(closed)
    chmodSync(closed, 0o711)
    expect(closedParent(join(closed, 'deep', 'er'), stranger)).toBeUndefined()
  })

  it.runIf(process.getuid?.() === 0)('puts the cluster elsewhere, and finds it there again', () => {
    const root = join(folder(), 'shared')
    const closed = join(folder(), 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const notices: string[] = []
    const place = () => placeCluster(join(closed, 'pg'), stranger, (line) => void notices.push(line), root)
    const first = place()
    expect(first.startsWith(root)).toBe(true)
    expect(notices.join()).toContain(closed)
    expect(place()).toBe(first)
    expect(notices).toHaveLength(1)
    rmSync(join(closed, 'pg'))
    expect(place()).not.toBe(first)
  })

  it('says what to do when no other place can be had', () => {
    const closed = join(folder(), 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const attempt = () => placeCluster(join(closed, 'pg'), stranger, () => undefined, '/proc/nowhere')
    expect(attempt).toThrow(DataFolderError)
    expect(attempt).toThrow(/cannot pass through .*closed: set DATA_DIR/)
  })
})

describe('makeFolder', () => {
  it('makes parents, and lets what is there be', () => {
    const path = join(folder(), 'a', 'b', 'c')
    makeFolder(path)
    makeFolder(path)
    expect(existsSync(path)).toBe(true)
  })

  it.runIf(process.platform === 'linux')('gives up where nothing can be made', () => {
    expect(() => makeFolder('/proc/nowhere/deep')).toThrow()
  })
})

describe('programs', () => {
  it('are real and of the major version the package says', () => {
    const binaries = findBinaries()
    expect(existsSync(program(binaries, 'initdb'))).toBe(true)
    expect(binaries.major).toBe('18')
  })

  it('are missing with one sentence on other machines', () => {
    expect(() => findBinaries('aix', 'ppc')).toThrow(/set DATABASE_URL/)
  })

  it('run as ourselves unless we are root', () => {
    expect(findSystemUser(1000)).toBeUndefined()
  })
})

describe('ports', () => {
  it('tells a free port from a taken one', async () => {
    const port = await freePort()
    expect(await portProblem(port)).toBeUndefined()
    const server = createServer().listen(port, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await portProblem(port)).toBe('EADDRINUSE')
    server.close()
  })
})
