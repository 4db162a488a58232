import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { livingOwner, startCluster } from '../cluster/index.ts'
import { ensureDatabase } from '../connect.ts'
import { migrate } from '../migrate.ts'
import { templateDatabase } from './databases.ts'

const prefix = 'guichet-test-'
const oldMs = 60_000

/** Removes what runs that were killed have left. A younger folder may belong to a run that is just starting. */
const sweep = () => {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(prefix) || livingOwner(join(folder, 'pg')) !== undefined) continue
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat && Date.now() - stat.mtimeMs > oldMs) rmSync(folder, { recursive: true, force: true })
  }
}

const makeTemplate = async (url: string) => {
  const template = await ensureDatabase(url, templateDatabase)
  await migrate(template)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`ALTER DATABASE ${templateDatabase} IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await client.end()
}

/** Vitest's global set-up: one throw-away cluster and a migrated template database for all database tests. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  const remove = () => existsSync(folder) && rmSync(folder, { recursive: true, force: true })
  try {
    const cluster = await startCluster({ dataDir: join(folder, 'pg'), fast: true, throwAway: true })
    try {
      await makeTemplate(cluster.url)
    } catch (error) {
      await cluster.stop()
      throw error
    }
    project.provide('pgUrl', cluster.url)
    return async () => {
      await cluster.stop()
      remove()
    }
  } catch (error) {
    remove()
    throw error
  }
}
