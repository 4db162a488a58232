import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** How to launch the browser of the tests. */
export interface FoundBrowser {
  readonly executablePath: string
  readonly args: string[]
  /** Added to the environment of the browser. */
  readonly env: Readonly<Record<string, string>>
  /** Where it was found, for the person who reads the output. */
  readonly source: string
}

const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage']
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (path: string): string | undefined =>
  names
    .flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)))
    .find((candidate) => isExecutable(candidate))

/** Chromium's answer to --version; '' with the reason in `problem` when it does not run here. */
const tryVersion = (path: string, env: Readonly<Record<string, string>>) => {
  const result = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  return {
    version: result.status === 0 ? result.stdout.trim() : '',
    problem: result.stderr || String(result.error ?? ''),
  }
}

const hasFont = (folder: string, depth = 4): boolean => {
  if (depth === 0 || !existsSync(folder)) return false
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? hasFont(join(folder, entry.name), depth - 1)
      : /\.(ttf|otf|ttc|woff2?)$/i.test(entry.name),
  )
}

const fontFolders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  '/Library/Fonts',
]

/** Runs `act` with os.tmpdir() pointing to `folder`: the package knows no other way to say where it unpacks. */
const withTmp = async <T>(folder: string, act: () => Promise<T>): Promise<T> => {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await act()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The package's own settings look in /tmp/fonts whatever the temporary folder is. */
const fontSettings = (folder: string) =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`

/** Unpacks the Chromium of the npm package once per version and user; a broken-off unpacking is never used. */
const unpack = async (): Promise<{ folder: string; version: string }> => {
  const bin = join(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))), 'bin')
  const { version } = JSON.parse(readFileSync(join(dirname(bin), 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(tmpdir(), `guichet-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (existsSync(join(folder, 'chromium'))) return { folder, version }
  const partial = `${folder}.${process.pid}`
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  try {
    await withTmp(partial, async () => {
      const { default: chromium, inflate } = await import('@sparticuz/chromium')
      await chromium.executablePath(bin)
      await inflate(join(bin, 'al2023.tar.br'))
    })
    rmSync(folder, { recursive: true, force: true })
    writeFileSync(join(partial, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')))
    renameSync(partial, folder)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return { folder, version }
}

const fromPackage = async (): Promise<FoundBrowser> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No browser found: install Chromium or Chrome, or set CHROMIUM_PATH to one (the npm package carries one for Linux x64 only).',
    )
  }
  const { folder, version } = await unpack()
  const executablePath = join(folder, 'chromium')
  const fonts: Record<string, string> = fontFolders.some((path) => hasFont(path))
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const attempts = [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]
  let problem = ''
  for (const env of attempts) {
    const answer = tryVersion(executablePath, env)
    if (answer.version) return { executablePath, args, env, source: `@sparticuz/chromium ${version}` }
    problem = answer.problem
  }
  throw new Error(`The Chromium of @sparticuz/chromium does not run here: ${problem.trim()}`)
}

/**
 * The browser of the tests: CHROMIUM_PATH, else a Chromium or Chrome of the system, else the one inside the npm
 * package @sparticuz/chromium (unpacked to the temporary folder, 209 MB, about 3 s the first time).
 * @throws Error with one clear sentence when there is none.
 */
export const findBrowser = async (): Promise<FoundBrowser> => {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!isExecutable(given)) throw new Error(`CHROMIUM_PATH names ${given}, which is not a program.`)
    return { executablePath: given, args, env: {}, source: 'CHROMIUM_PATH' }
  }
  const system = onPath(process.env.PATH ?? '')
  if (system && tryVersion(system, {}).version)
    return { executablePath: system, args, env: {}, source: system }
  return fromPackage()
}
