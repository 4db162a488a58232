import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Mailbox, MailMode } from './mailbox.ts'

const slowMs = 3000
const maxBytes = 50 * 1024 * 1024

/** The SMTP door of the mailbox. */
export interface SmtpDoor {
  port: number
  /** Follows the mode of the mailbox: closes the port for `down`, opens the same port again otherwise. */
  follow(): Promise<void>
  stop(): Promise<void>
}

class SmtpRefusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.name = 'SmtpRefusal'
    this.responseCode = responseCode
  }
}

function refusalOf(mode: MailMode): SmtpRefusal | undefined {
  if (mode === 'reject') return new SmtpRefusal(550, 'Mailbox unavailable (sandbox: reject)')
  if (mode === 'temporary') return new SmtpRefusal(451, 'Try again later (sandbox: temporary)')
  return undefined
}

async function take(
  mailbox: Mailbox,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const raw = await buffer(stream)
  if (stream.sizeExceeded) throw new SmtpRefusal(552, 'Message too large')
  if (mailbox.mode() === 'slow') await wait(slowMs)
  const { mailFrom, rcptTo } = session.envelope
  const mail = await mailbox.receive(raw, {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map((recipient) => recipient.address),
  })
  return `Kept as ${mail.id}`
}

function createServer(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    name: 'sandbox.localhost',
    banner: 'sandbox',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: maxBytes,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
    onRcptTo: (_address, _session, done) => done(refusalOf(mailbox.mode())),
    onData(stream, session, done) {
      take(mailbox, stream, session).then(
        (message) => done(null, message),
        (error: Error) => done(error),
      )
    },
  })
}

/** Opens the SMTP server on the loopback address; port 0 lets the system choose. Throws when the port is in use. */
export async function openSmtpDoor(mailbox: Mailbox, wantedPort: number): Promise<SmtpDoor> {
  let server: SMTPServer | undefined
  let port = wantedPort

  async function open(): Promise<void> {
    const next = createServer(mailbox)
    next.on('error', () => undefined) // a client that hangs up is not our failure
    const listening = next.listen(port, '127.0.0.1')
    await once(listening, 'listening') // rejects when the port cannot be had
    port = (listening.address() as AddressInfo).port
    server = next
  }

  async function close(): Promise<void> {
    const old = server
    server = undefined
    if (old) await new Promise<void>((done) => old.close(done))
  }

  await open()
  if (mailbox.mode() === 'down') await close()
  return {
    get port() {
      return port
    },
    async follow() {
      if (mailbox.mode() === 'down') await close()
      else if (!server) await open()
    },
    stop: close,
  }
}
