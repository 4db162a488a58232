import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { runningServer } from './data-folder.ts'
import { livingOwner } from './owner.ts'

/** The address of the database `postgres` of the cluster that a living process runs on this folder; undefined when none does. */
export const runningClusterUrl = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined
  const dataDir = realpathSync(folder)
  if (livingOwner(dataDir) === undefined || runningServer({ dataDir }) === undefined) return undefined
  const port = readFileSync(join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[3]
  const file = join(dataDir, 'password')
  const password = existsSync(file) ? `:${readFileSync(file, 'utf8').trim()}` : ''
  return `postgres://postgres${password}@127.0.0.1:${port}/postgres`
}
