import { generateKeyPairSync } from 'node:crypto'
import { WEBHOOK_SECRET } from './sandbox-process.ts'

/** Keys that all processes of one test run share, as the instances of one installation do. */
export const FAULT_SECRETS = {
  PASSWORD_PEPPER: 'pepper of the fault runs, long enough to be accepted',
  ENCRYPTION_KEY: Buffer.alloc(32, 5).toString('base64'),
  JWT_PRIVATE_KEY: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
}

export interface ApiPlace {
  readonly databaseUrl: string
  readonly port: number
  readonly sandboxPort: number
  readonly dataDir: string
  /** One address for all processes of an installation. */
  readonly publicUrl: string
}

/** Settings of one API process of the tests. */
export const apiSettings = ({
  databaseUrl,
  port,
  sandboxPort,
  dataDir,
  publicUrl,
}: ApiPlace): Record<string, string> => ({
  ...FAULT_SECRETS,
  PORT: String(port),
  PUBLIC_URL: publicUrl,
  SANDBOX_PORT: String(sandboxPort),
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  DEMO: '1',
  BCRYPT_COST: '4',
  RATE_LIMIT_FACTOR: '10000',
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  LOG_LEVEL: 'warn',
})
