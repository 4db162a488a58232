import type { ReactElement } from 'react'
import type { Ctx, Locale } from '../../ctx.ts'
import type { Mail } from '../../platform/ports/mailer.ts'

export type MessageData = Readonly<Record<string, string | number | null>>
export interface TemplateInput {
  readonly data: MessageData
  readonly locale: Locale
}

/** A mail in parts, which a page can show as well as a mail. */
export type MailPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'action'; readonly label: string; readonly url: string }

/** Words that hang on nothing but texts and a variant: they are made into HTML once, and filled in for each mail. */
export interface Compiled {
  /** The texts, as people read them. */
  values(input: TemplateInput): Readonly<Record<string, string>>
  /** What else the words hang on; there are few of them. */
  variant(input: TemplateInput): string
  parts(values: Readonly<Record<string, string>>, variant: string, locale: Locale): readonly MailPart[]
}

interface TemplateBase {
  subject(input: TemplateInput): string
  attachments?(ctx: Ctx, input: TemplateInput): Promise<NonNullable<Mail['attachments']>>
  /** Where an answer goes; to the organisation unless told. */
  replyTo?(input: TemplateInput): string
  /** The words of an SMS, where it goes by SMS too. */
  sms?(input: TemplateInput): string
  /** Asked right before it leaves; what is wanted no more is cancelled. */
  isWanted?(ctx: Ctx, input: TemplateInput): Promise<boolean>
}
/** What a message says. The module that sends it owns its words. */
export type Template = TemplateBase &
  (
    | {
        /** Body between the organisation’s heading and its signature. */
        body(input: TemplateInput): ReactElement
        readonly compiled?: never
      }
    /** For what leaves by the thousand. */
    | { readonly compiled: Compiled; readonly body?: never }
  )

const templates = new Map<string, Template>()

/** Registers a template under its name, once. @throws {TypeError} when the name is taken. */
export function registerTemplate(name: string, template: Template): void {
  if (templates.has(name)) throw new TypeError(`message template ${name} is registered twice`)
  templates.set(name, template)
}

export const findTemplate = (name: string): Template | null => templates.get(name) ?? null

/** @throws {TypeError} for a name nobody registered. */
export function getTemplate(name: string): Template {
  const template = findTemplate(name)
  if (!template) throw new TypeError(`there is no message template ${name}`)
  return template
}
