import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase } from '@guichet/db'
import { type Cluster, startCluster } from '@guichet/db/cluster'
import { migrate } from '@guichet/db/migrate'
import { layGround } from './plant-members.ts'
import { waitUntil } from './wait-until.ts'

/** A PostgreSQL as an installation runs it, durable, that tests may kill. */
export interface DurableCluster {
  /** The migrated database. */
  readonly databaseUrl: string
  /** A folder beside it for the API's files. */
  readonly folder: string
  /** SIGKILL to the server and all its processes. */
  kill(): void
  /** Starts it again on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

const end = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** Starts a cluster of its own with a migrated database that holds settings and a type of membership. */
export async function startDurableCluster(): Promise<DurableCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'pg')
  let cluster: Cluster = await startCluster({ dataDir })
  const { port } = cluster
  const databaseUrl = await ensureDatabase(cluster.url, 'guichet')
  await migrate(databaseUrl)
  await layGround(databaseUrl)
  return {
    databaseUrl,
    folder,
    kill() {
      const pid = Number(readFileSync(join(dataDir, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0])
      const children = childrenOf(pid)
      end(pid)
      for (const child of children) end(child)
    },
    async restart() {
      // The folder still carries our mark: the server was ended behind the cluster's back.
      if (readdirSync(dataDir).includes('owner.json')) rmSync(join(dataDir, 'owner.json'))
      cluster = await waitUntil(() => startCluster({ dataDir, port }), {
        what: 'PostgreSQL starts again',
        timeoutMs: 20_000,
      })
    },
    async stop() {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
