import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiProcess, launchApi } from './api-process.ts'
import { freePort } from './ports.ts'
import { type SandboxProcess, startSandbox } from './sandbox-process.ts'

/** The outside world, and API processes that come and go on one port. */
export interface FaultWorld {
  readonly sandbox: SandboxProcess
  /** Address of the API process that the webhooks go to. */
  readonly url: string
  /** Starts the process that the webhooks go to, without waiting for it. */
  launch(env?: Readonly<Record<string, string>>): ApiProcess
  /** Starts one more on a port of its own. */
  launchOther(): Promise<ApiProcess>
  stop(): Promise<void>
}

/** Starts the sandbox; API processes are started on `databaseUrl` when asked for. */
export async function createFaultWorld(databaseUrl: string): Promise<FaultWorld> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-api-'))
  const sandbox = await startSandbox(`http://127.0.0.1:${port}/api/webhooks/stripe`)
  const started: ApiProcess[] = []
  const launchOn = (on: number, env: Readonly<Record<string, string>> = {}) => {
    const api = launchApi(
      { databaseUrl, port: on, sandboxPort: sandbox.port, dataDir, publicUrl: `http://localhost:${port}` },
      env,
    )
    started.push(api)
    return api
  }
  return {
    sandbox,
    url: `http://127.0.0.1:${port}`,
    launch: (env) => launchOn(port, env),
    launchOther: async () => launchOn(await freePort()),
    async stop() {
      await Promise.all(started.map((api) => api.kill('SIGKILL')))
      await sandbox.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
