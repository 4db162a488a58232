import { MessageRefusedError } from './message-refused.ts'

export interface Sms {
  /** `+` and digits. */
  readonly to: string
  /** Who writes, as the phone shows it. */
  readonly from: string
  readonly text: string
  /** Stable over retries, so that the gateway can tell a repetition. */
  readonly id: string
}

export interface SmsSender {
  /**
   * @throws {MessageRefusedError} when the gateway refuses this message; anything else when it does not answer well: the
   * job tries again.
   */
  send(sms: Sms): Promise<void>
}

const TIMEOUT_MS = 10_000
/** Of these, trying again may help; other answers of 400 to 499 refuse the message itself. */
const TRANSIENT = new Set([401, 403, 404, 407, 408, 425, 429])

/** A gateway that takes `{ to, from, text }` by POST and answers 2xx; user and password of the address are its basic credentials. */
export function createSmsSender(address: string): SmsSender {
  const url = new URL(address)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  const headers = {
    'content-type': 'application/json',
    ...(username ? { authorization: `Basic ${credentials.toString('base64')}` } : {}),
  }
  return {
    async send({ to, from, text, id }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': id },
        body: JSON.stringify({ to, from, text }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      })
      await response.body?.cancel()
      const { status } = response
      if (response.ok) return
      const fault = `the SMS gateway answered ${status}`
      if (status >= 400 && status < 500 && !TRANSIENT.has(status)) throw new MessageRefusedError(fault)
      throw new Error(fault)
    },
  }
}
