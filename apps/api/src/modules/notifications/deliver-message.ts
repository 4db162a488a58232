import type { Ctx, Locale } from '../../ctx.ts'
import type { Mailer } from '../../platform/ports/mailer.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { claimMessage, isQueued, markSent, noteFailure } from './data/message-data.ts'
import { SECRET_FIELD } from './queue-message.ts'
import { renderMail } from './render-mail.ts'
import { getTemplate, type MessageData } from './templates.ts'

interface StoredData {
  readonly values: MessageData
  readonly secret: string | null
}

/**
 * Sends a queued mail. A mail server that is away makes the job try again later, and so does another worker that is at the
 * same message: it may have died over it. A message that was sent is left alone.
 */
export async function deliverMessage(ctx: Ctx, messageId: string): Promise<void> {
  const { mailer } = ctx.deps
  const message = await claimMessage(ctx, messageId)
  if (!message) {
    if (await isQueued(ctx, messageId)) throw new Error('another worker is sending this message')
    return
  }
  if (!mailer) {
    await noteFailure(ctx, messageId, 'no mail server is set')
    return
  }
  try {
    await sendMessage(ctx, mailer, message)
  } catch (error) {
    await noteFailure(ctx, messageId, error instanceof Error ? error.message : 'unknown')
    throw error
  }
  await markSent(ctx, messageId)
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimMessage>>>

async function sendMessage(ctx: Ctx, mailer: Mailer, message: Claimed): Promise<void> {
  const { encryption, config } = ctx.deps
  const locale: Locale = message.locale === 'en' ? 'en' : 'fr'
  const { values, secret } = message.data as StoredData
  const secrets = secret
    ? (JSON.parse(encryption.decryptText(Buffer.from(secret, 'base64'), SECRET_FIELD)) as Record<
        string,
        string
      >)
    : {}
  const input = { data: { ...values, ...secrets }, locale }
  const template = getTemplate(message.template)
  const organisation = await getOrganisationProfile(ctx)
  const { html, text } = await renderMail(template.body(input), {
    organisation,
    locale,
    publicUrl: config.publicUrl,
  })
  const attachments = await template.attachments?.(ctx, input)
  await mailer.send({
    to: message.recipient,
    from: { name: organisation.name, address: config.MAIL_FROM ?? organisation.email },
    replyTo: organisation.email,
    subject: template.subject(input),
    html,
    text,
    messageId: `<${message.id}@${new URL(config.publicUrl).hostname}>`,
    ...(attachments ? { attachments } : {}),
  })
}
