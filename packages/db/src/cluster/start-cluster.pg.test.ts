import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isAlive, runningClusterUrl, startCluster } from './index.ts'

// Servers are started for real: slow on a busy machine.
vi.setConfig({ testTimeout: 40_000 })

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'guichet-cluster-'))
  chmodSync(dataDir, 0o755)
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

const serverPid = () => Number(readFileSync(join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('startCluster', () => {
  it('keeps its data, asks for a password, and stops at once', async () => {
    expect(runningClusterUrl(dataDir)).toBeUndefined()
    const first = await startCluster({ dataDir })
    expect(runningClusterUrl(dataDir)).toBe(first.url)
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await expect(query(first.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/)
    await expect(startCluster({ dataDir })).rejects.toThrow(/in use by process/)
    await Promise.all([first.stop(), first.stop()])
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
    expect(runningClusterUrl(dataDir)).toBeUndefined()

    const second = await startCluster({ dataDir })
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it('stops a server whose owner died and starts on the same data', async () => {
    const owner = spawn('sleep', ['600'])
    await startCluster({ dataDir, fast: true, ownerPid: owner.pid ?? 0 })
    const orphan = serverPid()
    await expect(startCluster({ dataDir, fast: true })).rejects.toThrow(`process ${owner.pid}`)
    owner.kill('SIGKILL')
    await new Promise((resolve) => owner.once('exit', resolve))
    const next = await startCluster({ dataDir, fast: true })
    expect(isAlive(orphan)).toBe(false)
    await next.stop()
  })

  it('is stopped by its watcher when the owner is killed, and thrown away if asked', async () => {
    const owner = spawn('sleep', ['600'])
    await startCluster({ dataDir, fast: true, ownerPid: owner.pid ?? 0, throwAway: true })
    const server = serverPid()
    owner.kill('SIGKILL')
    await vi.waitFor(() => expect(isAlive(server)).toBe(false), { timeout: 8_000, interval: 50 })
    await vi.waitFor(() => expect(existsSync(dataDir)).toBe(false), { timeout: 5_000, interval: 50 })
  })

  it('starts after the server itself was killed', async () => {
    const first = await startCluster({ dataDir, fast: true })
    process.kill(serverPid(), 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(serverPid())).toBe(false), { timeout: 5_000, interval: 20 })
    await first.stop()
    const next = await startCluster({ dataDir, fast: true })
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await next.stop()
  })

  it('is started again on its port when it dies, if asked', async () => {
    const notices: string[] = []
    const notice = (line: string) => void notices.push(line)
    const cluster = await startCluster({ dataDir, fast: true, keepAlive: true, notice })
    const killed = serverPid()
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(async () => expect(await query(cluster.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]), {
      timeout: 8_000,
      interval: 100,
    })
    expect(serverPid()).not.toBe(killed)
    expect(notices).toEqual(['! PostgreSQL stopped; starting it again'])
    await cluster.stop()
  })

  it('says which port is taken', async () => {
    const first = await startCluster({ dataDir, fast: true })
    const other = mkdtempSync(join(tmpdir(), 'guichet-cluster-'))
    chmodSync(other, 0o755)
    await expect(startCluster({ dataDir: other, fast: true, port: first.port })).rejects.toThrow(
      `port ${first.port}`,
    )
    rmSync(other, { recursive: true, force: true })
    await first.stop()
  })
})
