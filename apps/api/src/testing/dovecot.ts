import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect as connectTcp, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FILES = fileURLToPath(new URL('../../../../deploy/mail', import.meta.url))
const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path))
const MODULES = ['/usr/lib/dovecot', '/usr/local/lib/dovecot'].filter((path) => existsSync(path))

/** The version that the repository has files for, of the Dovecot of this machine. */
function readVersion(): '2.3' | '2.4' | null {
  if (DOVECOT === undefined) return null
  const [found] = execFileSync(DOVECOT, ['--version'], { encoding: 'utf8' }).match(/^2\.[34]/u) ?? []
  return found === '2.3' || found === '2.4' ? found : null
}
const hasModule = (name: RegExp) =>
  MODULES.some((folder) => readdirSync(folder, { recursive: true }).some((file) => name.test(String(file))))

/** Why Dovecot cannot be tried on this machine; null when it can. */
export function whyNoDovecot(): string | null {
  if (DOVECOT === undefined)
    return 'Dovecot is not installed (apt-get install dovecot-imapd dovecot-lmtpd dovecot-pgsql)'
  if (readVersion() === null) return 'this Dovecot is neither 2.3 nor 2.4'
  if (!hasModule(/(?:^|\/)imap-login$/u)) return 'this Dovecot speaks no IMAP (apt-get install dovecot-imapd)'
  if (!hasModule(/(?:^|\/)lmtp$/u)) return 'this Dovecot speaks no LMTP (apt-get install dovecot-lmtpd)'
  return hasModule(/driver_pgsql\.so$/u)
    ? null
    : 'this Dovecot asks no PostgreSQL (apt-get install dovecot-pgsql)'
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Resolves once somebody answers on the port. */
const answers = (port: number, isOver: () => boolean) =>
  new Promise<void>((resolve, reject) => {
    const attempt = () => {
      if (isOver()) return reject(new Error('Dovecot did not start'))
      const socket = connectTcp(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve()
      })
      socket.once('error', () => setTimeout(attempt, 20))
    }
    attempt()
  })

/** Settings in the place of those of an installation: own folders, ports and users; `local.conf` is read last. */
function localSettings(folder: string, ports: Ports): string {
  const { username, gid, uid } = userInfo()
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
  // Dovecot reads no mail as root; without root it can be nobody else.
  const users =
    uid === 0
      ? ['mail_uid = nobody', 'mail_gid = nogroup', 'first_valid_uid = 1']
      : [
          ...[`default_internal_user = ${username}`, `default_login_user = ${username}`],
          ...[`default_internal_group = ${group}`, `mail_uid = ${uid}`, `mail_gid = ${gid}`],
          'first_valid_uid = 1',
          ...['anvil', 'imap-login', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`),
        ]
  const listener = (service: string, name: string, port: number) =>
    `service ${service} {\n  inet_listener ${name} {\n    port = ${port}\n  }\n}`
  return [
    ...[`base_dir = ${folder}/run`, `state_dir = ${folder}/run`, `log_path = ${folder}/log`],
    'listen = 127.0.0.1',
    // Wrong passwords are answered at once, which only a test wants.
    'auth_failure_delay = 0',
    ...(readVersion() === '2.3' ? ['service imap-login {\n  service_count = 0\n}'] : []),
    'service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}',
    ...users,
    listener('imap-login', 'imaps', ports.imap),
    listener('lmtp', 'lmtp', ports.lmtp),
    listener('auth', 'sasl', ports.sasl),
    '',
  ].join('\n')
}

interface Ports {
  readonly imap: number
  readonly lmtp: number
  readonly sasl: number
}

export interface Dovecot {
  readonly ports: Ports
  /** Certificate of the server. */
  readonly certificate: string
  readonly configFile: string
  log(): string
  stop(): Promise<void>
}

/** Starts the Dovecot of this machine on the files of `deploy/mail`, their paths changed, against a database. */
export async function startDovecot(databaseUrl: URL): Promise<Dovecot> {
  const version = readVersion()
  if (DOVECOT === undefined || version === null) throw new Error(String(whyNoDovecot()))
  const folder = mkdtempSync(join(tmpdir(), 'guichet-mail-'))
  chmodSync(folder, 0o755)
  for (const name of ['etc', 'etc/tls', 'run', 'mail']) mkdirSync(join(folder, name))
  chmodSync(join(folder, 'mail'), 0o777)
  const etc = join(folder, 'etc')
  cpSync(join(FILES, `dovecot-${version}`), etc, { recursive: true })
  for (const name of readdirSync(etc).filter((file) => /\.conf(?:\.ext)?$/u.test(file))) {
    const text = readFileSync(join(etc, name), 'utf8')
    const moved = text.replaceAll('/etc/dovecot', etc).replaceAll('/var/mail/guichet', join(folder, 'mail'))
    writeFileSync(join(etc, name), moved)
  }
  const { hostname, port, pathname, username, password } = databaseUrl
  const at = { port, dbname: pathname.slice(1), user: username, password: decodeURIComponent(password) }
  const parts = Object.entries(at).map(([key, value]) => `${key} = ${value}`)
  writeFileSync(
    join(etc, 'database.conf'),
    version === '2.3'
      ? `connect = host=${hostname} ${parts.map((part) => part.replace(' = ', '=')).join(' ')}\n`
      : `pgsql ${hostname} {\n  parameters {\n    ${parts.join('\n    ')}\n  }\n}\n`,
  )
  const ports = { imap: await freePort(), lmtp: await freePort(), sasl: await freePort() }
  writeFileSync(join(etc, 'local.conf'), localSettings(folder, ports))
  const [key, certificate] = [join(etc, 'tls/privkey.pem'), join(etc, 'tls/fullchain.pem')]
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', certificate]
  execFileSync('openssl', [...request, ...subject], { stdio: 'ignore' })
  const configFile = join(etc, 'dovecot.conf')
  const child = spawn(DOVECOT, ['-F', '-c', configFile], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const log = () =>
    `${said}${existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : ''}`
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answers(ports.imap, () => child.exitCode !== null)
  } catch (error) {
    const why = log()
    await stop()
    throw new Error(`Dovecot did not start: ${why}`, { cause: error })
  }
  return { ports, certificate: readFileSync(certificate, 'utf8'), configFile, log, stop }
}
