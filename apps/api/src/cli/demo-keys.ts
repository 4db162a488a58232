import process from 'node:process'
import { environment, readConfig } from '../config.ts'
import { createDeps } from '../create-deps.ts'
import { systemCtx } from '../ctx.ts'
import { createLog } from '../log.ts'
import { giveDemoKey, readMemberLogins } from '../modules/access/index.ts'

const DEMO_DOMAIN = 'demo.example'

/** Prints one new key for each member login of the demo; the ones printed before end. */
async function main(): Promise<void> {
  const config = readConfig(environment())
  if (!config.DEMO || !config.DATABASE_URL)
    throw new Error('Keys are printed for the demo only, with its database running.')
  const deps = createDeps(
    { ...config, DATABASE_URL: config.DATABASE_URL },
    createLog({ LOG_LEVEL: 'silent' }),
  )
  const ctx = systemCtx(deps, 'demo-keys')
  try {
    for (const { personId, email } of await readMemberLogins(ctx, DEMO_DOMAIN)) {
      const key = await giveDemoKey(ctx, personId)
      process.stdout.write(`${email.padEnd(28)} ${key}\n`)
    }
  } finally {
    await deps.pdf.stop()
    deps.mailer?.stop()
    await deps.pool.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
