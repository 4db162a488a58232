import { join } from 'node:path'
import { createDb, createPool } from '@guichet/db'
import { createEncryption } from '@guichet/db/encryption'
import { createPdfPool } from '@guichet/documents/pdf-pool'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { createPasswordHasher } from './platform/auth/password-hasher.ts'
import { createBudgets } from './platform/http/budgets.ts'
import { noJobs } from './platform/jobs/jobs.ts'
import { createAddressFinder } from './platform/ports/address-finder.ts'
import { systemClock } from './platform/ports/clock.ts'
import { createCompanyRegister } from './platform/ports/company-register.ts'
import { createFileStore, createFolderPlace } from './platform/ports/file-store.ts'
import { createFranceConnect } from './platform/ports/france-connect.ts'
import { systemIds } from './platform/ports/ids.ts'
import { createSmtpMailer } from './platform/ports/mailer.ts'
import { createPlaces } from './platform/ports/places.ts'
import { createS3Place } from './platform/ports/s3-place.ts'
import { createSmsSender } from './platform/ports/sms-sender.ts'
import { createSteadyAnswers } from './platform/ports/steady-answers.ts'
import { createStripeGateway } from './platform/ports/stripe-gateway.ts'
import { createVirusScanner } from './platform/ports/virus-scanner.ts'
import { createTurns } from './platform/turns.ts'

const HASH_QUEUE = 400
const ANSWER_STEP_MS = 250

function franceConnectOf({
  FRANCECONNECT_ISSUER: issuer,
  FRANCECONNECT_CLIENT_ID: clientId,
  FRANCECONNECT_CLIENT_SECRET: clientSecret,
  publicUrl,
}: Config) {
  if (!issuer || !clientId || !clientSecret) return null
  return createFranceConnect({ issuer, clientId, clientSecret, publicUrl, clock: systemClock })
}

/** Everything an API process needs, made from its settings. The job queue is started apart, since it needs the rest. */
export function createDeps(config: Config & { readonly DATABASE_URL: string }, log: Logger): Deps {
  const pool = createPool(config.DATABASE_URL, {
    max: config.DATABASE_POOL_MAX,
    namedStatements: config.DATABASE_NAMED_STATEMENTS,
    applicationName: 'guichet-api',
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
  const encryption = createEncryption(config.ENCRYPTION_KEY)
  return {
    config,
    log,
    pool,
    db: createDb(pool),
    clock: systemClock,
    ids: systemIds,
    encryption,
    hasher: createPasswordHasher({
      pepper: config.PASSWORD_PEPPER,
      cost: config.BCRYPT_COST,
      concurrency: 2,
      maxQueue: HASH_QUEUE,
    }),
    turns: createTurns(),
    budgets: createBudgets(pool, config.RATE_LIMIT_FACTOR),
    jobs: noJobs,
    files: createFileStore(
      config.S3_URL ? createS3Place(config.S3_URL) : createFolderPlace(join(config.DATA_DIR, 'files')),
      encryption,
      systemIds,
    ),
    pdf: createPdfPool({ size: 1 }),
    mailer: config.SMTP_URL ? createSmtpMailer(config.SMTP_URL) : null,
    sms: config.SMS_URL ? createSmsSender(config.SMS_URL) : null,
    payments:
      config.STRIPE_SECRET_KEY && config.STRIPE_WEBHOOK_SECRET
        ? createStripeGateway({
            secretKey: config.STRIPE_SECRET_KEY,
            webhookSecret: config.STRIPE_WEBHOOK_SECRET,
            apiBase: config.STRIPE_API_BASE,
          })
        : null,
    addresses: config.ADDRESS_URL ? createAddressFinder(config.ADDRESS_URL) : null,
    register: config.REGISTER_URL ? createCompanyRegister(config.REGISTER_URL) : null,
    scanner: config.CLAMD_URL ? createVirusScanner(config.CLAMD_URL) : null,
    places: createPlaces(config.PLACES_FILE, (error) =>
      log.warn({ err: error }, 'places of network addresses cannot be read'),
    ),
    answers: createSteadyAnswers({ stepMs: ANSWER_STEP_MS }),
    franceConnect: franceConnectOf(config),
  }
}
