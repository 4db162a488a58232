import { createElement, Fragment, type ReactElement } from 'react'
import type { Locale } from '../../ctx.ts'
import { Action, Facts, type MessageData, Paragraph, registerTemplate } from '../notifications/index.ts'

/** What a service message says; the same words are read in "Messages" and sent by mail. */
export interface ServiceText {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly facts?: readonly (readonly [name: string, value: string])[]
  /** Where in the portal it leads. */
  readonly action?: { readonly label: string; readonly path: string }
}

/** Values of a message, with the account that it concerns. Never a secret: they are kept and read for good. */
export type ServiceData = MessageData & { readonly login: string; readonly companyName: string }
export interface WordsInput {
  readonly data: ServiceData
  readonly accountId: string
  readonly locale: Locale
}

/** Words of one kind of message. The module that sends it owns them. */
export interface ServiceWords {
  text(input: WordsInput): ServiceText
  /** Values that bring out every sentence, so that a search finds them. */
  readonly variants?: readonly MessageData[]
}

const kinds = new Map<string, ServiceWords>()

const values = (data: MessageData): ServiceData => ({ login: '', companyName: '', ...data })
const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const ROUTED = {
  fr: (data: MessageData) =>
    `Ce message concerne le compte secondaire ${data.login} (${data.companyName}), qui n’a pas de boîte mail\u00a0: il vous est adressé en tant que compte primaire.`,
  en: (data: MessageData) =>
    `This message concerns the secondary account ${data.login} (${data.companyName}), which has no mailbox: it comes to you as its primary account.`,
}
const GREETING = { fr: 'Bonjour,', en: 'Hello,' }
const READ = { fr: 'Lire dans le portail', en: 'Read in the portal' }

/** The mail of a message: greeting, for whom it comes when routed, its words, one button. */
function mailBody(text: ServiceText, data: MessageData, locale: Locale): ReactElement {
  const paragraphs = [GREETING[locale], ...(data.routed ? [ROUTED[locale](data)] : []), ...text.paragraphs]
  const { label, path } = text.action ?? { label: READ[locale], path: textOf(data.messagePath) }
  return createElement(
    Fragment,
    null,
    ...paragraphs.map((paragraph) => createElement(Paragraph, { key: paragraph, children: paragraph })),
    text.facts ? createElement(Facts, { key: 'facts', items: text.facts }) : null,
    createElement(Action, { key: 'action', href: `${textOf(data.portalUrl)}${path}`, children: label }),
  )
}

/** Registers a kind of message with its mail, once. @throws {TypeError} when the name is taken. */
export function registerServiceMessage(kind: string, words: ServiceWords): void {
  const text = (data: MessageData, locale: Locale) =>
    words.text({ data: values(data), accountId: textOf(data.accountId), locale })
  registerTemplate(kind, {
    subject: ({ data, locale }) => text(data, locale).subject,
    body: ({ data, locale }) => mailBody(text(data, locale), data, locale),
  })
  kinds.set(kind, words)
}

/** @throws {TypeError} for a kind nobody registered. */
export function serviceText(kind: string, input: WordsInput): ServiceText {
  const words = kinds.get(kind)
  if (!words) throw new TypeError(`there is no service message ${kind}`)
  return words.text(input)
}

export const isServiceMessage = (kind: string): boolean => kinds.has(kind)

/** Everything that each kind may say in a language, without the values of any message. */
export const vocabulary = (locale: Locale): readonly { readonly kind: string; readonly text: string }[] =>
  [...kinds].map(([kind, words]) => ({
    kind,
    text: (words.variants ?? [{}])
      .map((data) => words.text({ data: values(data), accountId: '', locale }))
      .flatMap(({ subject, paragraphs, action }) => [subject, ...paragraphs, action?.label ?? ''])
      .join(' '),
  }))
