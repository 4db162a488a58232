import type { Ctx } from '../../ctx.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { renderMail } from './render-mail.ts'
import { getTemplate, loadInput, type TemplateInput } from './templates.ts'

/** What a mail of this template says to somebody with a space on the portal unless told otherwise. */
export async function renderMessage(
  ctx: Ctx,
  name: string,
  stored: TemplateInput,
  hasSpace = true,
): Promise<{ subject: string; text: string; html: string }> {
  const template = getTemplate(name)
  const input = await loadInput(ctx, template, stored)
  const organisation = await getOrganisationProfile(ctx)
  const { publicUrl } = ctx.deps.config
  const { locale } = input
  const { text, html } = await renderMail(name, template, input, {
    organisation,
    locale,
    publicUrl,
    hasSpace,
  })
  return { subject: template.subject(input), text, html }
}
