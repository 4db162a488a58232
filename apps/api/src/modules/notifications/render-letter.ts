import { createElement } from 'react'
import type { Ctx } from '../../ctx.ts'
import { findTemplate, getTemplate, loadInput, type TemplateInput } from './templates.ts'

interface LetterWords {
  readonly subject: string
  readonly paragraphs: string[]
  /** What the mail would carry, as PDF: a receipt, for example. */
  readonly enclosures: Buffer[]
}

/** The words of a mail without its frame, as plain paragraphs. */
export async function renderParagraphs(name: string, input: TemplateInput): Promise<string[]> {
  const template = getTemplate(name)
  const [{ render }, { MailOfParts }] = await Promise.all([
    import('@react-email/render'),
    import('./templates/mail-of-parts.tsx'),
  ])
  const { compiled } = template
  const body = compiled
    ? createElement(MailOfParts, {
        parts: compiled.parts(compiled.values(input), compiled.variant(input), input.locale),
      })
    : template.body(input)
  const text = await render(body, { plainText: true })
  return text
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}

/** The words of a mail without its frame, and what it carries, for paper. */
export async function renderLetter(ctx: Ctx, name: string, stored: TemplateInput): Promise<LetterWords> {
  const template = getTemplate(name)
  const input = await loadInput(ctx, template, stored)
  const paragraphs = await renderParagraphs(name, input)
  const attachments = (await template.attachments?.(ctx, input)) ?? []
  return {
    subject: template.subject(input),
    paragraphs,
    enclosures: attachments
      .filter(({ contentType }) => contentType === 'application/pdf')
      .map(({ content }) => content),
  }
}

/** Whether what a letter says is still to be said. */
export const isLetterWanted = async (ctx: Ctx, name: string, input: TemplateInput): Promise<boolean> =>
  (await getTemplate(name).isWanted?.(ctx, input)) !== false

/** What a letter is about; null where that cannot be made any more: a template goes, an old letter stays. */
export function letterSubject(name: string, input: TemplateInput): string | null {
  try {
    return findTemplate(name)?.subject(input) ?? null
  } catch {
    return null
  }
}
