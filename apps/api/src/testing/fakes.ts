import type { PdfRenderer } from '../platform/pdf/pdf-renderer.ts'
import type { Mail, Mailer } from '../platform/ports/mailer.ts'
import type { PaymentGateway } from '../platform/ports/payment-gateway.ts'
import type { Sms, SmsSender } from '../platform/ports/sms-sender.ts'

const notSetUp = (what: string, name: string) => (): never => {
  throw new Error(`${what}.${name} was called, but this test has not set it up`)
}

/** A payment service that fails at each call the test has not set up. */
export const loudGateway = (given: Partial<PaymentGateway> = {}): PaymentGateway => ({
  createCustomer: notSetUp('payments', 'createCustomer'),
  dropCustomer: notSetUp('payments', 'dropCustomer'),
  createCheckout: notSetUp('payments', 'createCheckout'),
  getCheckout: notSetUp('payments', 'getCheckout'),
  expireCheckout: notSetUp('payments', 'expireCheckout'),
  createSetup: notSetUp('payments', 'createSetup'),
  getSetup: notSetUp('payments', 'getSetup'),
  charge: notSetUp('payments', 'charge'),
  getCharge: notSetUp('payments', 'getCharge'),
  findCharge: notSetUp('payments', 'findCharge'),
  dropMethod: notSetUp('payments', 'dropMethod'),
  getSubscription: notSetUp('payments', 'getSubscription'),
  openUnpaid: notSetUp('payments', 'openUnpaid'),
  endSubscription: notSetUp('payments', 'endSubscription'),
  refund: notSetUp('payments', 'refund'),
  listRefunds: notSetUp('payments', 'listRefunds'),
  listReturns: notSetUp('payments', 'listReturns'),
  readEvent: notSetUp('payments', 'readEvent'),
  getStanding: notSetUp('payments', 'getStanding'),
  askForEvent: notSetUp('payments', 'askForEvent'),
  ...given,
})

/** A renderer that fails when it is called. */
export const loudPdf: PdfRenderer = { render: notSetUp('pdf', 'render'), stop: async () => undefined }

export interface FakePdf extends PdfRenderer {
  /** What was asked for, oldest first. */
  readonly asked: { readonly kind: string; readonly data: unknown }[]
}

/** A renderer that answers a PDF holding nothing but the name of its kind, at once. */
export function fakePdf(): FakePdf {
  const asked: FakePdf['asked'] = []
  return {
    asked,
    render: async (kind, data) => {
      asked.push({ kind, data })
      return Buffer.from(`%PDF-1.7\n% ${kind}\n%%EOF\n`)
    },
    stop: async () => undefined,
  }
}

export interface RecordingMailer extends Mailer {
  /** Mails sent since the last `clear`, oldest first. */
  readonly sent: Mail[]
  /** The next `times` sendings fail as a mail server that is away. */
  failNext(times: number): void
  clear(): void
}

/** A mail server that keeps what it is given. */
export function recordingMailer(): RecordingMailer {
  const sent: Mail[] = []
  let failures = 0
  return {
    sent,
    failNext: (times) => {
      failures = times
    },
    clear: () => {
      sent.length = 0
      failures = 0
    },
    send: async (mail) => {
      if (failures > 0) {
        failures -= 1
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      }
      sent.push(mail)
      return '250 2.0.0 Ok: queued'
    },
    stop: () => undefined,
  }
}

export interface RecordingSms extends SmsSender {
  /** What was sent since the last `clear`, oldest first. */
  readonly sent: Sms[]
  clear(): void
}

/** An SMS gateway that keeps what it is given. */
export function recordingSms(): RecordingSms {
  const sent: Sms[] = []
  return {
    sent,
    clear: () => {
      sent.length = 0
    },
    send: async (sms) => {
      sent.push(sms)
    },
  }
}
