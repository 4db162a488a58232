import { createServer } from 'node:http'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { addressRoutes } from './address/address-routes.ts'
import { createClamd } from './clamd/clamd.ts'
import type { SandboxConfig } from './config.ts'
import { franceConnectRoutes } from './franceconnect/franceconnect-routes.ts'
import { homeRoutes } from './home/home-page.ts'
import { mailPages } from './mail/mail-pages.ts'
import { mailRoutes } from './mail/mail-routes.ts'
import { openMailbox } from './mail/mailbox.ts'
import { openSmtpDoor, type SmtpDoor } from './mail/smtp.ts'
import { notFound } from './pages/not-found.ts'
import { styleSheet } from './pages/style.ts'
import { registerRoutes } from './register/register-routes.ts'
import { smsRoutes } from './sms/sms-routes.ts'
import { openJournal } from './state/journal.ts'
import { forgetOldAnswers } from './stripe/api/idempotency.ts'
import { stripeApi } from './stripe/api/stripe-api.ts'
import { openBox } from './stripe/box.ts'
import { checkoutRoutes } from './stripe/checkout/checkout-routes.ts'
import { startClockwork } from './stripe/checkout/clockwork.ts'
import { invoiceRoutes } from './stripe/checkout/invoice-routes.ts'
import { payWithoutBrowser } from './stripe/checkout/pay-without-browser.ts'
import { controlRoutes } from './stripe/control-routes.ts'
import { parseForm } from './stripe/form.ts'
import { type CourierSettings, startCourier } from './stripe/webhooks/courier.ts'

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>` or `http://localhost:<port>`, without a slash at the end. */
  url: string
  smtpUrl: string
  /** Closes both ports and the files; what was not delivered is taken up at the next start on the same folder. */
  stop(): Promise<void>
}

export interface SandboxOptions extends SandboxConfig {
  /** Webhook retries in milliseconds, for tests: 1000 for the first, at most 30000, by default. */
  retries?: Pick<CourierSettings, 'firstRetryMs' | 'maxRetryMs'>
}

function createApp(): FastifyInstance {
  const clamd = createClamd()
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 2 * 1024 * 1024,
    serverFactory: (handler) => {
      const server = createServer(handler)
      clamd.attach(server)
      return server
    },
  })
  app.addHook('preClose', async () => clamd.stop())
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, parseForm(String(body)))
    },
  )
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) console.error(`sandbox: ${request.method} ${request.url}:`, error)
    return reply.code(status).send({ error: { type: 'api_error', message: error.message } })
  })
  notFound(app)
  app.get('/health', () => ({ status: 'ok' }))
  app.get('/assets/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styleSheet))
  return app
}

/**
 * Starts the outside world in a box; ports 0 let the system choose. Without `dataDir` the state is kept in memory only.
 * Throws when a port is in use or the folder cannot be written.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, smtpPort, dataDir, webhookUrl, webhookSecret, portalUrl, retries } = options
  const journalOf = (name: string) => openJournal(dataDir ? join(dataDir, `${name}.jsonl`) : undefined)
  const journals = [
    journalOf('stripe'),
    journalOf('mail'),
    journalOf('sms'),
    journalOf('franceconnect'),
  ] as const
  const [stripeJournal, mailJournal, smsJournal, identityJournal] = journals
  let url = ''
  const box = openBox(stripeJournal, () => url, webhookUrl)
  forgetOldAnswers(box)
  const mailbox = openMailbox(mailJournal)
  const app = createApp()
  const closeJournals = () => {
    for (const journal of journals) journal.close()
  }
  let door: SmtpDoor | undefined
  const smtpUrl = () => `smtp://127.0.0.1:${door?.port ?? smtpPort}`
  try {
    door = await openSmtpDoor(mailbox, smtpPort)
    stripeApi(app, box)
    controlRoutes(app, box)
    checkoutRoutes(app, box)
    invoiceRoutes(app, box)
    payWithoutBrowser(app, box)
    mailRoutes(app, mailbox, door)
    mailPages(app, mailbox)
    smsRoutes(app, smsJournal)
    addressRoutes(app)
    registerRoutes(app)
    const identity = franceConnectRoutes(app, identityJournal, {
      ...{ clientId: 'guichet-sandbox', clientSecret: 'secret-of-the-sandbox-for-franceconnect' },
      ...{ portalUrl, url: () => url },
    })
    homeRoutes(app, { box, mailbox, smtpUrl, identity })
    const address = await app.listen({ port, host: port === 0 ? '127.0.0.1' : 'localhost' })
    url = port === 0 ? address : `http://localhost:${port}`
  } catch (error) {
    await Promise.allSettled([app.close(), door?.stop()])
    closeJournals()
    throw error
  }
  const smtp = door
  const courier = startCourier(box, { url: webhookUrl, secret: webhookSecret, ...retries })
  const clockwork = startClockwork(box)
  box.wake = () => {
    courier.wake()
    clockwork.wake()
  }

  return {
    url,
    smtpUrl: smtpUrl(),
    async stop() {
      clockwork.stop()
      await Promise.allSettled([app.close(), smtp.stop(), courier.stop()])
      closeJournals()
    },
  }
}
