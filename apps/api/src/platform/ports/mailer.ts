import { createTransport } from 'nodemailer'
import { MessageRefusedError } from './message-refused.ts'

export interface Mail {
  readonly to: string
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Stable over retries, so that receivers can tell a repetition. */
  readonly messageId: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly {
    readonly filename: string
    readonly content: Buffer
    readonly contentType: string
  }[]
}

export interface Mailer {
  /**
   * @throws {MessageRefusedError} when the server refuses the recipient for good; anything else when it does not take the
   * mail now: the job tries again.
   * @returns what the server answered.
   */
  send(mail: Mail): Promise<string>
  stop(): void
}

/** True when the server says for good (5xx) that it does not take mail for this recipient. */
const isRecipientRefused = (error: unknown): boolean =>
  error instanceof Error &&
  'command' in error &&
  error.command === 'RCPT TO' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500

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
    async send({ attachments, from, headers, ...mail }) {
      try {
        const { response } = await transport.sendMail({
          ...mail,
          from: { ...from },
          ...(attachments ? { attachments: attachments.map((item) => ({ ...item })) } : {}),
          headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        })
        return response
      } catch (error) {
        if (isRecipientRefused(error))
          throw new MessageRefusedError(error instanceof Error ? error.message : 'refused', { cause: error })
        throw error
      }
    },
    stop: () => transport.close(),
  }
}
