import type { ReactElement } from 'react'
import type { Ctx, Locale } from '../../ctx.ts'
import type { Mail } from '../../platform/ports/mailer.ts'

export type MessageData = Readonly<Record<string, string | number | null>>
export interface TemplateInput {
  readonly data: MessageData
  readonly locale: Locale
}

/** Words that look alike, and perhaps lead somewhere; a line break is one in the text. */
export interface MailRun {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly url: string | null
}

/** A mail in parts, which a page can show as well as a mail. */
export type MailPart =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly MailRun[] }
  | { readonly kind: 'runs'; readonly runs: readonly MailRun[]; readonly small?: true }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly MailRun[])[] }
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
  /** What is not kept with each message: read right before it is shown or leaves. */
  load?(ctx: Ctx, input: TemplateInput): Promise<MessageData>
  subject(input: TemplateInput): string
  attachments?(ctx: Ctx, input: TemplateInput): Promise<NonNullable<Mail['attachments']>>
  /** Where an answer goes; to the organisation unless told. */
  replyTo?(input: TemplateInput): string
  /** Header lines of the mail beside the usual ones. */
  headers?(input: TemplateInput): Readonly<Record<string, string>>
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

/** What a template makes its words of: what is kept with the message, and what it reads. */
export const loadInput = async (
  ctx: Ctx,
  template: Template,
  { data, locale }: TemplateInput,
): Promise<TemplateInput> => ({
  data: { ...data, ...(await template.load?.(ctx, { data, locale })) },
  locale,
})

export const findTemplate = (name: string): Template | null => templates.get(name) ?? null

/** @throws {TypeError} for a name nobody registered. */
export function getTemplate(name: string): Template {
  const template = findTemplate(name)
  if (!template) throw new TypeError(`there is no message template ${name}`)
  return template
}
