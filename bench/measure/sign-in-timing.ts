import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@guichet/db/cluster'
import { programArgs, programEnv } from '../../scripts/stack/node-flags.ts'
import { stopChild } from '../child.ts'
import { trySignIn } from '../client.ts'
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

/** Does the time of a refusal tell whether an address is known? Each address is tried once, in turns. */
export const measureSignInTiming: Scenario = async (stand) => {
  const { baseUrl, stop } = await startQuickApi(stand)
  const refusalMs = async (identifier: string): Promise<number> => {
    const startedAt = performance.now()
    const { status } = await trySignIn(baseUrl, identifier, WRONG)
    if (status !== 401) throw new Error(`${identifier} was answered ${status} instead of 401`)
    return performance.now() - startedAt
  }
  try {
    const known: number[] = []
    const unknown: number[] = []
    for (let index = 0; index < WARM_UP + TRIES; index++) {
      const member = QUICK_MEMBERS.from + index
      const knownMs = await refusalMs(emailOf(member))
      const unknownMs = await refusalMs(`inconnu${member}@bench.example`)
      if (index < WARM_UP) continue
      known.push(knownMs)
      unknown.push(unknownMs)
    }
    const differenceMs = Math.abs(median(known) - median(unknown))
    return [
      {
        what: `wrong password, known and unknown address: difference of the medians of ${TRIES} (cost 4)`,
        measured: `${decimal(differenceMs)} ms (${decimal(median(known))} and ${decimal(median(unknown))} ms)`,
        reach: '< 5 ms',
        passed: differenceMs < 5,
      },
    ]
  } finally {
    await stop()
  }
}
