import { createElement, type ReactElement } from 'react'
import type { Locale } from '../../ctx.ts'
import type { OrganisationProfile } from '../organisation/index.ts'
import type { Compiled, Template, TemplateInput } from './templates.ts'

export interface MailFrame {
  readonly organisation: OrganisationProfile
  readonly locale: Locale
  readonly publicUrl: string
  /** Whoever is written to has a space on the portal; else the address was given to us. */
  readonly hasSpace: boolean
}
interface RenderedMail {
  readonly html: string
  readonly text: string
}

/** HTML and plain text of a mail. The renderer is loaded when the first mail leaves. */
async function renderBody(body: ReactElement, frame: MailFrame): Promise<RenderedMail> {
  const [{ render }, { MailLayout }] = await Promise.all([
    import('@react-email/render'),
    import('./templates/mail-layout.tsx'),
  ])
  const element = createElement(MailLayout, frame, body)
  return { html: await render(element), text: await render(element, { plainText: true }) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)
const mark = (name: string) => `{{${name}}}`
/** In one pass: what a value holds is never taken for a mark. */
const fill = (
  text: string,
  values: Readonly<Record<string, string>>,
  write: (value: string) => string,
): string => text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => write(values[name] ?? ''))

const MOST_FORMS = 200
const forms = new Map<string, Promise<RenderedMail>>()

/** A form: the mail with marks in place of its values, made once for each variant, language and look of the organisation. */
function formOf(
  compiled: Compiled,
  names: readonly string[],
  variant: string,
  frame: MailFrame,
  key: string,
) {
  const known = forms.get(key)
  if (known !== undefined) return known
  if (forms.size >= MOST_FORMS) forms.clear()
  const marks = Object.fromEntries(names.map((name) => [name, mark(name)]))
  const made = import('./templates/mail-of-parts.tsx').then(({ MailOfParts }) =>
    renderBody(createElement(MailOfParts, { parts: compiled.parts(marks, variant, frame.locale) }), frame),
  )
  forms.set(key, made)
  made.catch(() => forms.delete(key))
  return made
}

/** HTML and plain text of a message by its template. */
export async function renderMail(
  name: string,
  template: Template,
  input: TemplateInput,
  frame: MailFrame,
): Promise<RenderedMail> {
  if (!template.compiled) return renderBody(template.body(input), frame)
  const { compiled } = template
  const values = compiled.values(input)
  const names = Object.keys(values).sort()
  const variant = compiled.variant(input)
  const key = JSON.stringify([name, variant, names, frame])
  const form = await formOf(compiled, names, variant, frame, key)
  return {
    html: fill(form.html, values, escapeHtml),
    text: fill(form.text, values, (value) => value),
  }
}
