import { join } from 'node:path'

/** What a running sandbox needs to know. Ports are TCP ports; 0 lets the system choose one. */
export interface SandboxConfig {
  port: number
  smtpPort: number
  /** Folder that keeps the state over restarts; without it everything stays in memory. */
  dataDir?: string
  webhookUrl: string
  webhookSecret: string
  /** Address of the portal, to which FranceConnect goes back. */
  portalUrl: string
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? '3001')
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new Error(`SANDBOX_PORT must be a whole number between 1 and 65534, not "${text}"`)
  }
  return port
}

/** Reads the settings from the environment. Throws an Error with one clear sentence when SANDBOX_PORT is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  const port = readPort(env.SANDBOX_PORT)
  const webhookUrl = env.STRIPE_WEBHOOK_URL || 'http://localhost:3000/api/webhooks/stripe'
  return {
    port,
    smtpPort: port + 1,
    dataDir: env.SANDBOX_DATA_DIR || join(process.cwd(), '.data', 'sandbox'),
    webhookUrl,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET || 'whsec_sandbox',
    portalUrl: (env.PUBLIC_URL || new URL(webhookUrl).origin).replace(/\/+$/u, ''),
  }
}

/** The settings of this process. */
export function loadConfig(): SandboxConfig {
  return readConfig(process.env)
}
