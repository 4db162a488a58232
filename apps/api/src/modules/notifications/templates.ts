import type { ReactElement } from 'react'
import type { Ctx, Locale } from '../../ctx.ts'
import type { Mail } from '../../platform/ports/mailer.ts'

export type MessageData = Readonly<Record<string, string | number | null>>
export interface TemplateInput {
  readonly data: MessageData
  readonly locale: Locale
}

/** What a message says. The module that sends it owns its words. */
export interface Template {
  subject(input: TemplateInput): string
  /** Body between the organisation’s heading and its signature. */
  body(input: TemplateInput): ReactElement
  attachments?(ctx: Ctx, input: TemplateInput): Promise<NonNullable<Mail['attachments']>>
}

const templates = new Map<string, Template>()

/** Registers a template under its name, once. @throws {TypeError} when the name is taken. */
export function registerTemplate(name: string, template: Template): void {
  if (templates.has(name)) throw new TypeError(`message template ${name} is registered twice`)
  templates.set(name, template)
}

/** @throws {TypeError} for a name nobody registered. */
export function getTemplate(name: string): Template {
  const template = templates.get(name)
  if (!template) throw new TypeError(`there is no message template ${name}`)
  return template
}
