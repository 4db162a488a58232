import { generateKeyPairSync } from 'node:crypto'
import { type Config, readConfig } from '../config.ts'

const signingKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()

/** Secrets of the tests; the key that signs is made anew by each worker. */
export const TEST_SECRETS = {
  PASSWORD_PEPPER: 'pepper of the tests, 32 characters at least',
  ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
  JWT_PRIVATE_KEY: signingKey(),
} as const

export type TestSettings = Readonly<Record<string, string>>

/** Settings of an empty installation with mail, without payment service; budgets too large to be met by chance. */
export const testConfig = (settings: TestSettings = {}): Config =>
  readConfig({
    ...TEST_SECRETS,
    PORT: '3600',
    DEMO: '0',
    BCRYPT_COST: '4',
    RATE_LIMIT_FACTOR: '10000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    ...settings,
  })
