import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, portProblem } from '@guichet/db/cluster'
import { decimal } from '../figures.ts'
import type { Scenario } from './scenario.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const LIMIT_MS = 120_000
const outside =
  /^(npm_|pnpm_|DATABASE_URL$|BASE_URL$|SANDBOX_|API_PID$|PORT$|PUBLIC_URL$|DEMO$|HOST$|STRIPE_|SMTP_|S3_)/iu

/** The sandbox takes two ports in a row. */
const freePair = async (): Promise<number> => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await freePort()
    if (port < 65_535 && (await portProblem(port + 1)) === undefined) return port
  }
  throw new Error('No two free ports in a row.')
}

/** Milliseconds from the command to its line that says the portal is ready; then the portal is stopped again. */
const startOnce = (env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    let readyAfterMs: number | undefined
    let output = ''
    // A group of its own, so that it can be told to stop as Ctrl-C does.
    const child = spawn('npx', ['--yes', 'pnpm', 'start'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stop = () => {
      if (child.pid) process.kill(-child.pid, 'SIGINT')
    }
    const limit = setTimeout(stop, LIMIT_MS)
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000)
      if (readyAfterMs !== undefined || !output.includes('is ready')) return
      readyAfterMs = performance.now() - startedAt
      stop()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(limit)
      if (readyAfterMs === undefined) reject(new Error(`npx pnpm start did not come up:\n${output}`))
      else resolve(readyAfterMs)
    })
  })

/** `npx pnpm start` on a data folder that has been used before. */
export const measureRestart: Scenario = async () => {
  const dataDir = mkdtempSync(join(process.env.BENCH_TMP ?? tmpdir(), 'guichet-restart-'))
  const sandboxPort = await freePair()
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !outside.test(name))),
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SANDBOX_PORT: String(sandboxPort),
  }
  try {
    const firstMs = await startOnce(env)
    const againMs = await startOnce(env)
    return [
      {
        what: '`npx pnpm start` again, to ready',
        measured: `${decimal(againMs / 1000, 1)} s (first start of the folder ${decimal(firstMs / 1000, 1)} s)`,
        reach: '< 10 s',
        passed: againMs < 10_000,
      },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
