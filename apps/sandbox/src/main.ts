import { loadConfig } from './config.ts'
import { type Sandbox, startSandbox } from './start-sandbox.ts'

function sentence(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `${message}; set SANDBOX_PORT to a free port (mail takes the one after it)`
  return message
}

function stopOnSignal(sandbox: Sandbox): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void sandbox.stop().then(() => process.exit(0))
    })
  }
}

try {
  const sandbox = await startSandbox(loadConfig())
  stopOnSignal(sandbox)
  console.log(`sandbox listening on ${sandbox.url}`)
} catch (error) {
  console.error(`sandbox: ${sentence(error)}`)
  process.exitCode = 1
}
