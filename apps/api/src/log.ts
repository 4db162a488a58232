import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Config } from './config.ts'

const SECRETS = [
  'password',
  'code',
  'token',
  'nir',
  'iban',
  'authorization',
  'cookie',
  'secret',
  'refreshToken',
  'factorToken',
  'deviceToken',
]
const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*["${name}"]`])

/** Structured logs, with secrets masked wherever they stand; on standard output unless `destination` is given. */
export const createLog = (config: Pick<Config, 'LOG_LEVEL'>, destination?: DestinationStream): Logger => {
  const options: LoggerOptions = {
    level: config.LOG_LEVEL,
    base: { service: 'guichet-api' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '•••' },
    serializers: {
      err: (error: unknown) => describeError(error),
      req: (request: { method: string; url: string; id: string }) => ({
        method: request.method,
        // Query texts may hold names; one-time links and verification codes stand in the path.
        url: request.url
          .split('?')[0]
          ?.replace(/\/(activations?|verifications?)\/[^/]+/u, '/$1/•••')
          .replace(/\/[\w-]{40,}(?=\/|$)/gu, '/•••'),
        id: request.id,
      }),
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

interface Described {
  type: string
  message: string
  /** Named apart from `code`, which is masked as a one-time code. */
  errorCode?: string
  stack?: string
  cause?: Described
}

/** An error for the log: SQL parameters, which drizzle puts into its messages, stay out. */
function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const withoutParams = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/u, '')
  return {
    type: error.name,
    message: withoutParams(error.message),
    ...('code' in error ? { errorCode: String(error.code) } : {}),
    ...(error.stack ? { stack: withoutParams(error.stack) } : {}),
    ...(error.cause && depth < 4 ? { cause: describeError(error.cause, depth + 1) } : {}),
  }
}
