import { loadConfig, type SandboxConfig } from './config.ts'
import { startSandbox } from './start-sandbox.ts'

function sentence(error: unknown, config: SandboxConfig): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `port ${config.port} or ${config.smtpPort} is in use: set SANDBOX_PORT to a free one`
  if (code === 'EACCES') return `no right to write in ${config.dataDir} or to open port ${config.port}`
  return message
}

const config = loadConfig()
try {
  const sandbox = await startSandbox(config)
  console.log(`sandbox listening on ${sandbox.url}`)
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void sandbox.stop().then(() => process.exit(0))
    })
  }
} catch (error) {
  console.error(`sandbox: ${sentence(error, config)}`)
  process.exitCode = 1
}
