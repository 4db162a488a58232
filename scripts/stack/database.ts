import { join } from 'node:path'
import {
  ensureDatabase,
  findOtherSecrets,
  type Holding,
  readHolding,
  serverProblem,
  withDatabase,
} from '@guichet/db'
import { DataFolderError, runningClusterUrl, startCluster } from '@guichet/db/cluster'
import { migrate } from '@guichet/db/migrate'
import type { Progress } from './progress.ts'
import type { Secrets } from './secrets.ts'
import { ClearError, type Settings } from './settings.ts'

/** A database that answers, and how to let it go. */
export interface RunningDatabase {
  readonly url: string
  stop(): Promise<void>
}

const external = async (url: string, progress: Progress): Promise<RunningDatabase> => {
  await progress.step('Database of DATABASE_URL', async () => {
    const problem = await serverProblem(url)
    if (problem !== undefined) throw new ClearError(`DATABASE_URL: ${problem}.`)
  })
  return { url, stop: async () => undefined }
}

const name = 'guichet'

const embedded = (settings: Settings, progress: Progress): Promise<RunningDatabase> =>
  progress.step('Embedded PostgreSQL', async () => {
    const cluster = await startCluster({
      dataDir: join(settings.dataDir, 'postgres'),
      fast: settings.throwAway,
      throwAway: settings.throwAway,
      keepAlive: true,
      notice: progress.say,
    })
    const url = await ensureDatabase(cluster.url, name).catch(async (error: unknown) => {
      await cluster.stop()
      throw error
    })
    return { url, stop: cluster.stop }
  })

/** The database of `settings`: DATABASE_URL checked, or the embedded one started. */
export const openDatabase = (settings: Settings, progress: Progress): Promise<RunningDatabase> =>
  settings.databaseUrl === undefined ? embedded(settings, progress) : external(settings.databaseUrl, progress)

/** As `openDatabase`, but the embedded database may be in use by a running portal already. */
export const joinDatabase = async (settings: Settings, progress: Progress): Promise<RunningDatabase> => {
  const running = settings.databaseUrl ? undefined : runningClusterUrl(join(settings.dataDir, 'postgres'))
  return running === undefined
    ? openDatabase(settings, progress)
    : { url: withDatabase(running, name), stop: async () => undefined }
}

/** The day in Europe/Paris, YYYY-MM-DD. */
export const todayInParis = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(now)

/**
 * The demo is not started over real people, nor a real installation over the demo, whose passwords everybody knows.
 * @throws ClearError saying which variable to set.
 */
export const refuseOtherKind = (holding: Holding, demo: boolean): void => {
  if (demo && holding === 'people') {
    throw new ClearError(
      'These data are those of a real installation: start it with DEMO=0, or set DATA_DIR (or DATABASE_URL) to another place for the demo.',
    )
  }
  if (!demo && holding === 'demo') {
    throw new ClearError(
      'These data are those of the demo, whose passwords everybody knows: set DATA_DIR (or DATABASE_URL) to another place, or start with DEMO=1.',
    )
  }
}

/** @throws ClearError when the database was written with other secrets. */
const refuseOtherSecrets = async (url: string, settings: Settings, secrets: Secrets): Promise<void> => {
  const { PASSWORD_PEPPER, ENCRYPTION_KEY } = secrets
  const others = await findOtherSecrets(url, { PASSWORD_PEPPER, ENCRYPTION_KEY })
  if (others.length === 0) return
  const remedy = settings.demo ? ' A demo can be made anew: npx pnpm demo:reset.' : ''
  throw new ClearError(
    `${others.join(' and ')}: not what these data were written with, so nobody could sign in and what is encrypted could not be read. ` +
      `Put back ${join(settings.dataDir, 'secrets')} from your copy, or give the right variables.${remedy}`,
  )
}

/** Migrates, and fills an empty database: with the demo, or with what an empty installation needs. */
export const prepareDatabase = async (
  url: string,
  settings: Settings,
  secrets: Secrets,
  progress: Progress,
): Promise<void> => {
  const holding = await readHolding(url)
  refuseOtherKind(holding, settings.demo)
  try {
    await progress.step('Migrations', (tell) =>
      migrate(url).then(({ applied, total }) => tell(`${applied} applied, ${total} in all`)),
    )
  } catch (error) {
    if (error instanceof DataFolderError) throw error
    throw new ClearError(`The migrations failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  await refuseOtherSecrets(url, settings, secrets)
  if (holding !== 'nobody') return
  const { seedDemo, seedEmpty } = await import('@guichet/db/seed')
  if (!settings.demo) {
    await seedEmpty({ databaseUrl: url })
    return
  }
  await progress.step('Demo data', () =>
    seedDemo({
      databaseUrl: url,
      bcryptCost: settings.bcryptCost,
      // In a bucket the demo has no documents.
      ...(settings.env.S3_URL ? {} : { filesFolder: join(settings.dataDir, 'files') }),
      today: todayInParis(),
      secrets: { passwordPepper: secrets.PASSWORD_PEPPER, encryptionKey: secrets.ENCRYPTION_KEY },
    }),
  )
}
