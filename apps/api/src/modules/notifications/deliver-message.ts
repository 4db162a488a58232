import type { Ctx, Locale } from '../../ctx.ts'
import { MessageRefusedError } from '../../platform/ports/message-refused.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import {
  type ClaimedMessage,
  cancelClaimed,
  claimMessage,
  isQueued,
  markSent,
  noteFailure,
} from './data/message-data.ts'
import { mailInstead } from './mail-instead.ts'
import { noteRefusal } from './note-bounce.ts'
import { SECRET_FIELD } from './queue-message.ts'
import { renderMail } from './render-mail.ts'
import { getTemplate, loadInput, type MessageData, type Template, type TemplateInput } from './templates.ts'

interface StoredData {
  readonly values: MessageData
  readonly secret: string | null
}

/** A message that nobody took for so long is given up. */
const GIVE_UP_MS = 3 * 86_400_000

/**
 * Sends a queued mail or SMS. A server that is away makes the job try again later, for three days, and so does another worker
 * that is at the same message: it may have died over it. What the server refuses for good is not tried again; what is
 * wanted no more is cancelled; a message that was sent is left alone.
 */
export async function deliverMessage(ctx: Ctx, messageId: string): Promise<void> {
  const message = await claimMessage(ctx, messageId)
  if (!message) {
    if (await isQueued(ctx, messageId)) throw new Error('another worker is sending this message')
    return
  }
  if (message.isForDeceased) return await cancelClaimed(ctx, messageId)
  const send = senderOf(ctx, message)
  if (!send) {
    await noteFailure(
      ctx,
      message,
      message.channel === 'sms' ? 'no SMS gateway is set' : 'no mail server is set',
    )
    await mailInstead(ctx, message, false)
    return
  }
  try {
    const stored = inputOf(ctx, message)
    const template = getTemplate(message.template)
    if ((await template.isWanted?.(ctx, stored)) === false) return await cancelClaimed(ctx, messageId)
    await send(template, await loadInput(ctx, template, stored))
  } catch (error) {
    const isOver =
      error instanceof MessageRefusedError || ctx.clock.now().getTime() - message.since.getTime() > GIVE_UP_MS
    const reason = error instanceof Error ? error.message : 'unknown'
    await noteFailure(ctx, message, reason, isOver)
    await mailInstead(ctx, message, isOver)
    if (error instanceof MessageRefusedError && message.channel === 'mail')
      await noteRefusal(ctx, message, reason)
    if (isOver) return
    throw error
  }
  await markSent(ctx, messageId)
}

function inputOf({ deps }: Ctx, message: ClaimedMessage): TemplateInput {
  const locale: Locale = message.locale === 'en' ? 'en' : 'fr'
  const { values, secret } = message.data as StoredData
  const secrets = secret
    ? (JSON.parse(deps.encryption.decryptText(Buffer.from(secret, 'base64'), SECRET_FIELD)) as Record<
        string,
        string
      >)
    : {}
  return { data: { ...values, ...secrets }, locale }
}

/** How this message leaves; null when this installation has no way for it. */
function senderOf(ctx: Ctx, message: ClaimedMessage) {
  const { mailer, sms, config } = ctx.deps
  if (message.channel === 'sms') {
    if (!sms) return null
    return async (template: Template, input: TemplateInput) => {
      const { shortName: from } = await getOrganisationProfile(ctx)
      // One that has no words for an SMS tells its title, and where the rest is read.
      const text = template.sms?.(input) ?? `${template.subject(input)}\n${config.publicUrl}/notifications`
      await sms.send({ to: message.recipient, from, text, id: message.id })
    }
  }
  if (!mailer) return null
  return async (template: Template, input: TemplateInput) => {
    const organisation = await getOrganisationProfile(ctx)
    const { locale } = input
    const { publicUrl } = config
    const { html, text } = await renderMail(message.template, template, input, {
      ...{ organisation, locale, publicUrl, hasSpace: message.personId !== null },
    })
    const attachments = await template.attachments?.(ctx, input)
    await mailer.send({
      to: message.recipient,
      from: { name: organisation.name, address: config.MAIL_FROM ?? organisation.email },
      replyTo: template.replyTo?.(input) ?? organisation.email,
      subject: template.subject(input),
      html,
      text,
      messageId: `<${message.id}@${new URL(publicUrl).hostname}>`,
      ...(attachments ? { attachments } : {}),
      ...(template.headers ? { headers: template.headers(input) } : {}),
    })
  }
}
