import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { USUAL_REMINDERS } from '@guichet/domain/reminders'
import { answerKey } from '@guichet/domain/secret-question'
import { USUAL_SUBJECTS } from '@guichet/domain/threads'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { createDb, type Tx } from '../connect.ts'
import { createEncryption } from '../encryption.ts'
import { hashPassword } from '../password-hash.ts'
import {
  accountProfiles,
  membershipPrices,
  membershipTypes,
  organisationSettings,
  persons,
  procedures,
  reminderSchedule,
  reminderSteps,
  threadSubjects,
} from '../schema/index.ts'
import { layCatalogue } from './catalogue.ts'
import { TYPES } from './data/catalogue.ts'
import { DEMO_ANSWER, DEMO_PASSWORD } from './data/logins.ts'
import { EMPTY_ORGANISATION } from './data/organisation.ts'
import { writeFiles } from './files.ts'
import { layGround } from './ground.ts'
import { writeRows } from './rows.ts'
import { tellStory } from './story.ts'
import { createWorld } from './world.ts'

export { DEMO_CODES, DEMO_PASSWORD, DEMO_TOTP_SECRET } from './data/logins.ts'

/** Raised when the database already holds persons: the demo is written once, into an empty installation. */
export class NotEmptyError extends Error {
  override name = 'NotEmptyError'
}

export interface SeedSecrets {
  readonly passwordPepper: string
  /** 32 bytes, base64. */
  readonly encryptionKey: string
}

export interface SeedOptions {
  readonly databaseUrl: string
  /** bcrypt cost of the demo password, 4 to 31. */
  readonly bcryptCost: number
  /** Day of the demo in Europe/Paris, 'YYYY-MM-DD'; every date is counted from it. */
  readonly today: string
  readonly secrets: SeedSecrets
  /** Folder of the store in which the files of documents are written; without it there are no documents. */
  readonly filesFolder?: string
}

const inOneTransaction = async (databaseUrl: string, act: (tx: Tx, client: pg.Client) => Promise<void>) => {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'guichet-seed' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await createDb(client).transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.seed'))`)
      await act(tx, client)
    })
  } finally {
    await client.end()
  }
}

/**
 * Writes the demo into a migrated, empty database: the same `today` gives the same rows (ciphertexts and the password's
 * salt apart).
 * @throws {NotEmptyError} when the database holds persons.
 * @throws {RangeError} when `today` is no day or the key is not 32 bytes.
 */
export const seedDemo = async ({
  databaseUrl,
  bcryptCost,
  today,
  secrets,
  filesFolder,
}: SeedOptions): Promise<void> => {
  const world = createWorld(parseLocalDate(today))
  const encryption = createEncryption(secrets.encryptionKey)
  const passwordHash = await hashPassword(DEMO_PASSWORD, secrets.passwordPepper, bcryptCost)
  const answerHash = await hashPassword(answerKey(DEMO_ANSWER), secrets.passwordPepper, bcryptCost)
  const keys = { passwordHash, answerHash, encryption }
  layGround(world, keys)
  tellStory(world, keys, { documents: filesFolder !== undefined })
  await inOneTransaction(databaseUrl, async (tx, client) => {
    const [someone] = await tx.select({ id: persons.id }).from(persons).limit(1)
    if (someone) throw new NotEmptyError('The database already holds persons: the demo needs an empty one.')
    await tx.delete(organisationSettings)
    await tx.delete(membershipPrices)
    await tx.delete(membershipTypes)
    await tx.delete(accountProfiles)
    await tx.delete(procedures)
    await tx.delete(threadSubjects)
    await tx.delete(reminderSteps)
    await tx.delete(reminderSchedule)
    // Files before rows: a document without its file never comes to be.
    if (filesFolder !== undefined) await writeFiles(world.files, filesFolder, encryption)
    await writeRows(client, world.rows)
  })
}

/** The first type of membership of an empty installation, at a price that the organisation is to look at. */
const FIRST_TYPE_ID = '01900000-0000-7000-8000-000000000001'

/** The usual schedule of reminders, for whoever has not set one. */
const laySchedule = async (tx: Tx): Promise<void> => {
  const [first] = await tx
    .insert(reminderSchedule)
    .values({ id: 1, version: 1, updatedAt: sql`now()` })
    .onConflictDoNothing()
    .returning({ id: reminderSchedule.id })
  if (!first) return
  await tx.insert(reminderSteps).values(
    USUAL_REMINDERS.map((step, index) => ({
      ...step,
      id: `01900000-0000-7000-8000-00000000010${index}`,
      activeSince: sql`current_date`,
      createdAt: sql`now()`,
    })),
  )
}

/** The usual subjects of conversations, for whoever has none. */
const laySubjects = async (tx: Tx): Promise<void> => {
  const [listed] = await tx.select({ id: threadSubjects.id }).from(threadSubjects).limit(1)
  if (listed) return
  await tx.insert(threadSubjects).values(
    USUAL_SUBJECTS.map((subject, index) => ({
      ...subject,
      ...{ id: `01900000-0000-7000-8000-00000000020${index}`, position: index + 1, updatedAt: sql`now()` },
    })),
  )
}

/** The catalogue alone: profiles and procedures are the same everywhere, until staff change them. */
const catalogueOf = (day: LocalDate) => {
  const world = createWorld(day)
  layCatalogue(world)
  return world
}

/** Writes what an empty installation needs: settings, catalogue, one type of membership. Run again, it changes nothing. */
export const seedEmpty = ({ databaseUrl }: { readonly databaseUrl: string }): Promise<void> =>
  inOneTransaction(databaseUrl, async (tx) => {
    await tx
      .insert(organisationSettings)
      .values({ ...EMPTY_ORGANISATION, updatedAt: sql`now()` })
      .onConflictDoNothing()
    const { rows } = catalogueOf(parseLocalDate('2026-01-01'))
    await tx.insert(accountProfiles).values(rows.accountProfiles).onConflictDoNothing()
    const [listed] = await tx.select({ id: procedures.id }).from(procedures).limit(1)
    if (!listed) await tx.insert(procedures).values(rows.procedures)
    await laySchedule(tx)
    await laySubjects(tx)
    const [held] = await tx.select({ id: membershipTypes.id }).from(membershipTypes).limit(1)
    const type = TYPES.find(({ code }) => code === 'normale')
    if (held || !type) return
    const { formerCents: _, ...shown } = type
    await tx.insert(membershipTypes).values({ ...shown, id: FIRST_TYPE_ID })
  })
