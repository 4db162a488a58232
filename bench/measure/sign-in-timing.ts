import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@guichet/db/cluster'
import { programArgs, programEnv } from '../../scripts/stack/node-flags.ts'
import { stopChild } from '../child.ts'
import { exchange, trySignIn } from '../client.ts'
import { emailOf, QUICK_MEMBERS } from '../data-set.ts'
import { decimal, median } from '../figures.ts'
import type { BenchSettings } from '../settings.ts'
import type { Scenario } from './scenario.ts'

const TRIES = 200
const WARM_UP = 40
const START_LIMIT_MS = 60_000
const WRONG = 'Ce-n-est-pas-le-bon-2026!'

/** A second API process on the same database, with quick hashes so that a difference is not drowned in them. */
const startQuickApi = async ({ databaseUrl, sandboxUrl }: BenchSettings) => {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-timing-'))
  const child = spawn(process.execPath, programArgs('src/main.ts', process.env), {
    cwd: fileURLToPath(new URL('../../apps/api', import.meta.url)),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: programEnv({
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://localhost:${port}`,
      SANDBOX_PORT: new URL(sandboxUrl).port,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      DEMO: '1',
      BCRYPT_COST: '4',
      RATE_LIMIT_FACTOR: '10000',
      LOG_LEVEL: 'error',
    }),
  })
  const baseUrl = `http://127.0.0.1:${port}`
  const stop = async () => {
    await stopChild(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
  const limit = performance.now() + START_LIMIT_MS
  while (performance.now() < limit && child.exitCode === null) {
    const answer = await fetch(`${baseUrl}/api/health/ready`).catch(() => undefined)
    if (answer?.ok) return { baseUrl, stop }
    await sleep(100)
  }
  await stop()
  throw new Error('the second API process did not start')
}

/** How much what is measured differs for known and unknown addresses, each asked once, in turns. */
const compare = async (what: string, timeOf: (email: string) => Promise<number>) => {
  const known: number[] = []
  const unknown: number[] = []
  for (let index = 0; index < WARM_UP + TRIES; index++) {
    const member = QUICK_MEMBERS.from + index
    const knownMs = await timeOf(emailOf(member))
    const unknownMs = await timeOf(`inconnu${member}@bench.example`)
    if (index < WARM_UP) continue
    known.push(knownMs)
    unknown.push(unknownMs)
  }
  const differenceMs = Math.abs(median(known) - median(unknown))
  return {
    what: `${what}, known and unknown address: difference of the medians of ${TRIES}`,
    measured: `${decimal(differenceMs)} ms (${decimal(median(known))} and ${decimal(median(unknown))} ms)`,
    reach: '< 5 ms',
    passed: differenceMs < 5,
  }
}

/** Does the time of an answer tell whether an address is known? */
export const measureSignInTiming: Scenario = async (stand) => {
  const { baseUrl, stop } = await startQuickApi(stand)
  const refusalMs = async (identifier: string): Promise<number> => {
    const startedAt = performance.now()
    const { status } = await trySignIn(baseUrl, identifier, WRONG)
    if (status !== 401) throw new Error(`${identifier} was answered ${status} instead of 401`)
    return performance.now() - startedAt
  }
  const askMs = async (email: string): Promise<number> => {
    const startedAt = performance.now()
    const { status } = await exchange(`${baseUrl}/api/v1/password-resets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-guichet': '1' },
      body: JSON.stringify({ email }),
    })
    if (status !== 202) throw new Error(`${email} was answered ${status} instead of 202`)
    return performance.now() - startedAt
  }
  try {
    return [
      await compare('wrong password (cost 4)', refusalMs),
      await compare('link to a new password', askMs),
    ]
  } finally {
    await stop()
  }
}
