import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive } from '@guichet/db/cluster'

/** The top folder of the checkout. */
export const root: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A fault that the person at the terminal can mend: one sentence, no trace. */
export class ClearError extends Error {
  override name = 'ClearError'
}

export interface Settings {
  readonly port: number
  readonly sandboxPort: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** undefined = the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  readonly demo: boolean
  /** bcrypt cost of the demo's passwords. */
  readonly bcryptCost: number
  /** A cluster without durability, thrown away at the end. */
  readonly throwAway: boolean
  /** Given to the API and the sandbox on top of what is made here. */
  readonly env: Readonly<Record<string, string | undefined>>
}

const whole = (env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number => {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new ClearError(`${name} must be a whole number from ${min} to ${max}, not “${text}”.`)
}

/**
 * Reads the environment of `pnpm start`.
 * @throws ClearError naming the variable that does not fit.
 */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  const port = whole(env, 'PORT', 3000, 1, 65_535)
  const demo = env.DEMO || '1'
  if (demo !== '0' && demo !== '1') throw new ClearError(`DEMO must be 1 or 0, not “${demo}”.`)
  const dataDir = env.DATA_DIR || '.data'
  const sandboxPort = whole(env, 'SANDBOX_PORT', 3001, 1, 65_534)
  if (demo === '1' && (port === sandboxPort || port === sandboxPort + 1)) {
    throw new ClearError(
      `PORT (${port}) and SANDBOX_PORT (${sandboxPort}, with its mail on ${sandboxPort + 1}) must differ: change one of them.`,
    )
  }
  return {
    port,
    sandboxPort,
    host: env.HOST || '127.0.0.1',
    dataDir: isAbsolute(dataDir) ? dataDir : join(root, dataDir),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: (env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, ''),
    demo: demo === '1',
    bcryptCost: whole(env, 'BCRYPT_COST', 12, 4, 15),
    throwAway: false,
    env,
  }
}

/** Folder of a throw-away stack (tests, benchmark). What runs that were killed have left of the same name is removed. */
export const throwAwayFolder = (name: string): string => {
  const prefix = `guichet-${name}-`
  for (const entry of readdirSync(tmpdir())) {
    const pid = entry.startsWith(prefix) ? Number(entry.slice(prefix.length)) : Number.NaN
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(join(tmpdir(), entry), { recursive: true, force: true })
  }
  return join(tmpdir(), `${prefix}${process.pid}`)
}
