import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The environment variables the API needs and nobody else may know. */
export type Secrets = Readonly<Record<'PASSWORD_PEPPER' | 'ENCRYPTION_KEY' | 'JWT_PRIVATE_KEY', string>>

const makers: { readonly [K in keyof Secrets]: { file: string; make: () => string } } = {
  PASSWORD_PEPPER: { file: 'password-pepper', make: () => randomBytes(48).toString('base64') },
  ENCRYPTION_KEY: { file: 'encryption-key', make: () => randomBytes(32).toString('base64') },
  JWT_PRIVATE_KEY: {
    file: 'jwt-private-key.pem',
    make: () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString()
        .trim(),
  },
}

export interface SecretsResult {
  readonly secrets: Secrets
  /** The names that were made just now. */
  readonly made: readonly string[]
}

/**
 * The secrets: from `env` where given, else from files of mode 0600 in `folder`, which are made at first use.
 */
export const readSecrets = (
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): SecretsResult => {
  const made: string[] = []
  const read = (name: keyof Secrets): string => {
    const given = env[name]
    if (given) return given
    const { file, make } = makers[name]
    const path = join(folder, file)
    if (!existsSync(path)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
      writeFileSync(path, `${make()}\n`, { mode: 0o600, flag: 'wx' })
      made.push(name)
    }
    return readFileSync(path, 'utf8').trim()
  }
  const secrets = {
    PASSWORD_PEPPER: read('PASSWORD_PEPPER'),
    ENCRYPTION_KEY: read('ENCRYPTION_KEY'),
    JWT_PRIVATE_KEY: read('JWT_PRIVATE_KEY'),
  }
  return { secrets, made }
}
