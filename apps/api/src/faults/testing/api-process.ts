import { type End, type NodeProcess, startApp } from './node-process.ts'
import type { ApiPlace } from './settings.ts'
import { apiSettings } from './settings.ts'
import { waitUntil } from './wait-until.ts'

/** The API in a process of its own. */
export interface ApiProcess {
  readonly url: string
  readonly process: NodeProcess
  isReady(): Promise<boolean>
  /** Waits until it is ready; answers how long that took, in milliseconds. */
  ready(timeoutMs?: number): Promise<number>
  kill(signal: NodeJS.Signals): Promise<End>
}

/** Starts an API process without waiting for it. */
export function launchApi(place: ApiPlace, env: Readonly<Record<string, string>> = {}): ApiProcess {
  const child = startApp('api', { ...apiSettings(place), ...env })
  const url = `http://127.0.0.1:${place.port}`
  const isReady = async () => {
    try {
      const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(3000) })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false
    }
  }
  return {
    url,
    process: child,
    isReady,
    async ready(timeoutMs = 90_000) {
      const started = performance.now()
      const look = async () => {
        if (child.hasEnded()) throw new Error(`the API ended: ${child.output()}`)
        return isReady()
      }
      await waitUntil(look, { what: 'the API is ready', timeoutMs, everyMs: 25 })
      return Math.round(performance.now() - started)
    },
    kill: (signal) => child.kill(signal),
  }
}

/** Starts an API process and waits until it is ready. */
export async function startApi(
  place: ApiPlace,
  env: Readonly<Record<string, string>> = {},
): Promise<ApiProcess> {
  const api = launchApi(place, env)
  await api.ready()
  return api
}
