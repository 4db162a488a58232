import process from 'node:process'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.enum(['0', '1']).transform((value) => value === '1')
const url = z.url()
/** An identity provider: over https, or on this very machine. */
const provider = url.refine((text) => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname)
})
/** A mail server as mail programs reach it: scheme, host and perhaps a port, nothing else. */
const mailServer = (scheme: 'imap' | 'smtp') =>
  z
    .string()
    .regex(new RegExp(`^${scheme}s?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\\d{1,5})?$`, 'iu'))
    .refine((text) => URL.canParse(text))

/** A daemon that is spoken to directly: host and port, nothing else. */
const daemon = z
  .string()
  .regex(/^tcp:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/iu)
  .refine((text) => URL.canParse(text))

/** One setting: how it is read, and what the person who runs the portal is told of it. */
interface Setting<S extends z.ZodType = z.ZodType> {
  readonly schema: S
  readonly help: string
  readonly default?: string
  readonly secret?: true
}
const setting = <S extends z.ZodType>(
  schema: S,
  help: string,
  more: Omit<Setting, 'schema' | 'help'> = {},
) => ({
  schema,
  help,
  ...more,
})

const SETTINGS = {
  PORT: setting(port, 'Port of the portal.', { default: '3000' }),
  HOST: setting(z.string(), 'Address that the portal listens on.', { default: '127.0.0.1' }),
  SANDBOX_PORT: setting(port, 'Port of the sandbox of the demo; its SMTP listens on the next one.', {
    default: '3001',
  }),
  DATA_DIR: setting(z.string(), 'Folder of the embedded database, the files and the demo secrets.', {
    default: '.data',
  }),
  DATABASE_URL: setting(url.optional(), 'PostgreSQL to use; unset = the embedded one in DATA_DIR.', {
    secret: true,
  }),
  DATABASE_POOL_MAX: setting(
    z.coerce.number().int().min(2).max(200),
    'Most database connections per API process.',
    { default: '10' },
  ),
  DATABASE_NAMED_STATEMENTS: setting(
    flag,
    '0 behind a transaction pooler that does not know named statements (PgBouncer before 1.21).',
    { default: '1' },
  ),
  PUBLIC_URL: setting(
    url.optional(),
    'Address under which people reach the portal; unset = http://localhost:PORT.',
  ),
  DEMO: setting(flag, '1 = demo with sandbox and invented people; 0 = empty installation.', { default: '1' }),
  BCRYPT_COST: setting(z.coerce.number().int().min(4).max(15), 'Cost of password hashes.', { default: '12' }),
  RATE_LIMIT_FACTOR: setting(z.coerce.number().min(0.1).max(10_000), 'Multiplies every call budget.', {
    default: '1',
  }),
  TRUSTED_PROXIES: setting(
    z.string().optional(),
    'Addresses (comma-separated) of proxies whose X-Forwarded-* are believed.',
  ),
  PASSWORD_PEPPER: setting(z.string().min(32), 'Pepper of password hashes (at least 32 characters).', {
    secret: true,
  }),
  ENCRYPTION_KEY: setting(
    z.string().min(43),
    'Key of encrypted columns and files: 32 random bytes, base64.',
    { secret: true },
  ),
  JWT_PRIVATE_KEY: setting(
    z.string().min(100),
    'Private key (PEM, EC P-256) that signs the session cookie.',
    { secret: true },
  ),
  SMTP_URL: setting(
    z.string().optional(),
    'Mail server, smtp://user:password@host:port; unset = sandbox in the demo, else no mail.',
    { secret: true },
  ),
  MAIL_FROM: setting(z.string().optional(), 'Sender of mails; unset = the organisation’s address.'),
  MAILING_RATE_PER_SECOND: setting(
    z.coerce.number().int().min(1).max(500),
    'Most mails of mailings that leave in a second, over all processes.',
    { default: '5' },
  ),
  BOUNCE_WEBHOOK_SECRET: setting(
    z.string().min(16).optional(),
    'Secret that whoever reports bounced mails shows (at least 16 characters); unset = a known one in the demo, else nobody may report.',
    { secret: true },
  ),
  MAIL_DOMAIN: setting(
    z.string().optional(),
    'Domain of the mailboxes of accounts; unset = boite.demo.example in the demo, else that of PUBLIC_URL.',
  ),
  MAILBOX_IMAP_URL: setting(
    mailServer('imap').optional(),
    'IMAP server that people are told to receive their mail from, for example imaps://imap.example.fr (imap:// means STARTTLS); unset = an invented one in the demo, else none.',
  ),
  MAILBOX_SMTP_URL: setting(
    mailServer('smtp').optional(),
    'SMTP server that people are told to send from, for example smtps://smtp.example.fr (smtp:// means STARTTLS); unset = an invented one in the demo, else none.',
  ),
  SMS_URL: setting(
    url.optional(),
    'SMS gateway that takes {"to", "from", "text"} by POST, https://user:password@host/path; unset = sandbox in the demo, else no SMS.',
    { secret: true },
  ),
  STRIPE_SECRET_KEY: setting(
    z.string().optional(),
    'Stripe key; unset = sandbox in the demo, else no online payment.',
    { secret: true },
  ),
  STRIPE_WEBHOOK_SECRET: setting(z.string().optional(), 'Secret that signs Stripe’s webhooks.', {
    secret: true,
  }),
  STRIPE_API_BASE: setting(
    url.optional(),
    'Address of Stripe’s API; unset = the real one, or the sandbox in the demo.',
  ),
  FRANCECONNECT_ISSUER: setting(
    provider.optional(),
    'FranceConnect, for example https://oidc.franceconnect.gouv.fr/api/v2; unset = sandbox in the demo, else no FranceConnect.',
  ),
  FRANCECONNECT_CLIENT_ID: setting(
    z.string().max(200).optional(),
    'Identifier of the portal at FranceConnect, for which PUBLIC_URL/connexion/franceconnect and …/deconnexion are registered there.',
  ),
  FRANCECONNECT_CLIENT_SECRET: setting(z.string().max(500).optional(), 'Its secret.', { secret: true }),
  REGISTER_URL: setting(
    url.optional(),
    'Company register that speaks as “Recherche d’entreprises” does, for example https://recherche-entreprises.api.gouv.fr; unset = sandbox in the demo, else companies are typed by hand.',
  ),
  ADDRESS_URL: setting(
    url.optional(),
    'Address completion service that speaks as the Géoplateforme does, for example https://data.geopf.fr/geocodage; unset = sandbox in the demo, else none.',
  ),
  PLACES_FILE: setting(
    z.string().max(1000).optional(),
    'File that says in which country network addresses are, in the MMDB format (ip-location-db, DB-IP, GeoLite2 …); unset = the one that comes with the portal.',
  ),
  CLAMD_URL: setting(
    daemon.optional(),
    'ClamAV’s daemon, by which files that are sent in are checked for viruses, for example tcp://clamd:3310 (its StreamMaxLength at 50M or more); unset = sandbox in the demo, else they are not checked.',
  ),
  S3_URL: setting(
    url.optional(),
    'S3 store, https://key:secret@host/bucket?region=…; unset = folder in DATA_DIR.',
    { secret: true },
  ),
  LOG_LEVEL: setting(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'Least level of log lines.',
    { default: 'info' },
  ),
} satisfies Record<string, Setting>

type Settings = { readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> }

export interface Config extends Settings {
  /** Address under which people reach the portal, without a slash at the end. */
  readonly publicUrl: string
  /** True when people reach the portal over https. */
  readonly isHttps: boolean
}

/** Raised when the environment does not fit; `message` names each setting in one line. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

export const environment = (): Readonly<Record<string, string | undefined>> => process.env

const sandboxDefaults = (sandboxPort: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${sandboxPort + 1}`,
  SMS_URL: `http://127.0.0.1:${sandboxPort}/sms/send`,
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  STRIPE_API_BASE: `http://127.0.0.1:${sandboxPort}`,
  ADDRESS_URL: `http://127.0.0.1:${sandboxPort}/geocodage`,
  REGISTER_URL: `http://127.0.0.1:${sandboxPort}/register`,
  CLAMD_URL: `tcp://127.0.0.1:${sandboxPort}`,
  FRANCECONNECT_ISSUER: `http://localhost:${sandboxPort}/franceconnect/api/v2`,
  FRANCECONNECT_CLIENT_ID: 'guichet-sandbox',
  FRANCECONNECT_CLIENT_SECRET: 'secret-of-the-sandbox-for-franceconnect',
  BOUNCE_WEBHOOK_SECRET: 'sandbox-bounce-secret',
  MAIL_DOMAIN: 'boite.demo.example',
  MAILBOX_IMAP_URL: 'imaps://mail.boite.demo.example',
  MAILBOX_SMTP_URL: 'smtps://mail.boite.demo.example',
})

/**
 * Reads the environment. What is unset points to the sandbox when DEMO=1 and is switched off when DEMO=0.
 * @throws {ConfigError}
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [name, { schema, default: fallback }] of Object.entries<Setting>(SETTINGS)) {
    const given = env[name] === '' ? undefined : env[name]
    const parsed = schema.safeParse(given ?? fallback)
    if (parsed.success) values[name] = parsed.data
    else faults.push(`${name}: ${given === undefined ? 'must be given' : 'is not valid'}`)
  }
  if (faults.length > 0) throw new ConfigError(`The settings do not fit. ${faults.join('; ')}`)
  const settings = values as unknown as Settings
  const withSandbox = settings.DEMO
    ? {
        ...sandboxDefaults(settings.SANDBOX_PORT),
        ...Object.fromEntries(Object.entries(settings).filter(([, v]) => v !== undefined)),
      }
    : settings
  const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/u, '')
  return { ...(withSandbox as Settings), publicUrl, isHttps: publicUrl.startsWith('https:') }
}

/** Every setting, for the documentation and `.env.example`. */
export const describeConfig = (): {
  name: string
  default: string | undefined
  help: string
  secret: boolean
}[] =>
  Object.entries<Setting>(SETTINGS).map(([name, item]) => ({
    name,
    default: item.default,
    help: item.help,
    secret: item.secret === true,
  }))

/** What the administrator should know is switched off. */
export const switchedOff = (config: Config): string[] => [
  ...(config.SMTP_URL ? [] : ['mail (SMTP_URL is not set)']),
  ...(config.SMS_URL ? [] : ['SMS (SMS_URL is not set)']),
  ...(config.MAILBOX_IMAP_URL ? [] : ['mailboxes in mail programs (MAILBOX_IMAP_URL is not set)']),
  ...(config.FRANCECONNECT_ISSUER && config.FRANCECONNECT_CLIENT_ID && config.FRANCECONNECT_CLIENT_SECRET
    ? []
    : [
        'FranceConnect (FRANCECONNECT_ISSUER, FRANCECONNECT_CLIENT_ID and FRANCECONNECT_CLIENT_SECRET are not all set)',
      ]),
  ...(config.CLAMD_URL ? [] : ['virus scanning of files (CLAMD_URL is not set)']),
  ...(config.STRIPE_SECRET_KEY ? [] : ['payment by card and direct debit (STRIPE_SECRET_KEY is not set)']),
]
