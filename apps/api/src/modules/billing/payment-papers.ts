import type { Ctx, Locale } from '../../ctx.ts'
import type { Template } from '../notifications/index.ts'

type Papers = Awaited<ReturnType<NonNullable<Template['attachments']>>>
interface PaymentMail {
  readonly paymentId: string
  readonly locale: Locale
  /** It tells of money that went back. */
  readonly back: boolean
}
type MakePapers = (ctx: Ctx, mail: PaymentMail) => Promise<Papers>

let source: MakePapers = async () => []

/** Says what is joined to the mails of a payment besides its receipt: invoices stand above billing. */
export function registerPaymentPapers(make: MakePapers): void {
  source = make
}

/** What is joined to a mail of a payment besides its receipt. */
export const papersOfPayment: MakePapers = (ctx, mail) => source(ctx, mail)
