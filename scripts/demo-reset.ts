// Empties the demo of DATA_DIR and fills it anew. Refuses while the portal runs, and leaves a DATABASE_URL alone.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readHolding } from '@guichet/db'
import { DataFolderError, livingOwner } from '@guichet/db/cluster'
import { openDatabase, prepareDatabase } from './stack/database.ts'
import { createProgress, type Progress } from './stack/progress.ts'
import { readSecrets } from './stack/secrets.ts'
import { ClearError, readSettings, type Settings } from './stack/settings.ts'

const reset = async () => {
  const settings = readSettings(process.env)
  if (settings.databaseUrl !== undefined) {
    throw new ClearError(
      'DATABASE_URL is set: only the embedded database of DATA_DIR can be reset, nothing was done.',
    )
  }
  if (!settings.demo) throw new ClearError('DEMO=0: only a demo can be reset, nothing was done.')
  const folder = join(settings.dataDir, 'postgres')
  const owner = existsSync(folder) ? livingOwner(folder) : undefined
  if (owner !== undefined) {
    throw new ClearError(
      `Guichet is running on ${settings.dataDir} (process ${owner}): stop it first, nothing was done.`,
    )
  }
  const progress = createProgress()
  await refuseRealPeople(settings, progress)
  for (const part of ['postgres', 'sandbox', 'files']) emptyFolder(join(settings.dataDir, part))
  const { secrets } = readSecrets(join(settings.dataDir, 'secrets'), settings.env)
  const database = await openDatabase(settings, progress)
  try {
    await prepareDatabase(database.url, settings, secrets, progress)
  } finally {
    await database.stop()
  }
  progress.say('The demo is as new.')
}

/** DEMO is 1 where it is not given: that alone must not cost anybody the data of an installation. */
const refuseRealPeople = async (settings: Settings, progress: Progress) => {
  if (!existsSync(join(settings.dataDir, 'postgres', 'pgdata'))) return
  const database = await openDatabase(settings, progress)
  const holding = await readHolding(database.url).finally(database.stop)
  if (holding === 'people') {
    throw new ClearError(
      `${settings.dataDir} holds a real installation, not the demo: nothing was done. To be rid of it, remove the folder yourself.`,
    )
  }
}

/** Through a link too: the cluster of root may lie elsewhere. */
const emptyFolder = (path: string) => {
  if (!existsSync(path)) return
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true })
}

try {
  await reset()
} catch (error) {
  const isClear = error instanceof ClearError || error instanceof DataFolderError
  console.error(isClear ? error.message : error)
  process.exitCode = 1
}
