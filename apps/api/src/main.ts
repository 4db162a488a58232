import process from 'node:process'
import { buildApp } from './app.ts'
import { ConfigError, environment, readConfig, switchedOff } from './config.ts'
import { createDeps } from './create-deps.ts'
import { systemCtx } from './ctx.ts'
import type { Deps } from './deps.ts'
import { createLog } from './log.ts'
import { inviteFirstAdministrator } from './modules/identity/index.ts'
import { scheduledJobs, topicHandlers } from './modules/register-modules.ts'
import { startJobs } from './platform/jobs/jobs.ts'

const STOP_MS = 10_000

async function main(): Promise<void> {
  const config = readConfig(environment())
  if (!config.DATABASE_URL) throw new ConfigError('The settings do not fit. DATABASE_URL: must be given')
  const log = createLog(config)
  // The queue is part of the dependencies and works from its start on: what waited from before finds them once they stand.
  const whole = Promise.withResolvers<Deps>()
  const base = createDeps({ ...config, DATABASE_URL: config.DATABASE_URL }, log)
  const jobs = await startJobs({
    databaseUrl: config.DATABASE_URL,
    db: base.db,
    pool: base.pool,
    log,
    handlers: topicHandlersOf(whole.promise),
    schedule: scheduledJobs(base),
  })
  const deps: Deps = { ...base, jobs }
  whole.resolve(deps)
  const app = await buildApp(deps)

  let isStopping = false
  const stop = async (reason: string, exitCode: number) => {
    if (isStopping) return
    isStopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    await app.close()
    await jobs.stop()
    await deps.pdf.stop()
    deps.mailer?.stop()
    await deps.pool.end()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop(signal, 0).catch(() => process.exit(1))
    })
  }
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'))
  process.on('uncaughtException', (error) => log.error({ err: error }, 'an error was left alone'))

  await app.listen({ port: config.PORT, host: config.HOST })
  log.info({ url: config.publicUrl }, 'portal listening')
  for (const notice of config.DEMO ? [] : switchedOff(config)) log.warn(`switched off: ${notice}`)
  if (!config.DEMO) {
    const link = await inviteFirstAdministrator(systemCtx(deps, 'start'))
    // Said plainly on standard output: it is meant for whoever starts the portal.
    if (link)
      process.stdout.write(
        `\nPremier administrateur · First administrator: open ${link} (24 h, une fois · valid 24 hours, used once)\n\n`,
      )
  }
}

const topicHandlersOf = (deps: Promise<Deps>): ReturnType<typeof topicHandlers> => ({
  'billing-run.going': async (payload) => topicHandlers(await deps)['billing-run.going'](payload),
  'checkout.changed': async (payload) => topicHandlers(await deps)['checkout.changed'](payload),
  'charge.changed': async (payload) => topicHandlers(await deps)['charge.changed'](payload),
  'customer.dropped': async (payload) => topicHandlers(await deps)['customer.dropped'](payload),
  'file.orphaned': async (payload) => topicHandlers(await deps)['file.orphaned'](payload),
  'message.queued': async (payload) => topicHandlers(await deps)['message.queued'](payload),
  'method.dropped': async (payload) => topicHandlers(await deps)['method.dropped'](payload),
  'payment.due': async (payload) => topicHandlers(await deps)['payment.due'](payload),
  'procedure.withdrawn': async (payload) => topicHandlers(await deps)['procedure.withdrawn'](payload),
  'refund.changed': async (payload) => topicHandlers(await deps)['refund.changed'](payload),
  'rights.lost': async (payload) => topicHandlers(await deps)['rights.lost'](payload),
  'rows.imported': async (payload) => topicHandlers(await deps)['rows.imported'](payload),
  'subscription.changed': async (payload) => topicHandlers(await deps)['subscription.changed'](payload),
  'subscription.undone': async (payload) => topicHandlers(await deps)['subscription.undone'](payload),
})

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
