import { createTransport } from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Stable over retries, so that receivers can tell a repetition. */
  readonly messageId: string
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: Buffer
    readonly contentType: string
  }[]
}

export interface Mailer {
  /** @throws when the server refuses or does not answer; the job tries again. */
  send(mail: Mail): Promise<void>
  stop(): void
}

/** Mail over SMTP. `url` as smtp://user:password@host:port. */
export function createSmtpMailer(url: string): Mailer {
  const isLocal = /@?(localhost|127\.0\.0\.1|\[::1\])[:/]?/u.test(url)
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    ...(isLocal ? { ignoreTLS: true } : {}),
  })
  return {
    async send({ attachments, from, ...mail }) {
      await transport.sendMail({
        ...mail,
        from: { ...from },
        ...(attachments ? { attachments: attachments.map((item) => ({ ...item })) } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    stop: () => transport.close(),
  }
}
