import { createElement, type ReactElement } from 'react'
import type { Locale } from '../../ctx.ts'
import type { OrganisationProfile } from '../organisation/index.ts'

export interface MailFrame {
  readonly organisation: OrganisationProfile
  readonly locale: Locale
  readonly publicUrl: string
}

/** HTML and plain text of a mail. The renderer is loaded when the first mail leaves. */
export async function renderMail(
  body: ReactElement,
  frame: MailFrame,
): Promise<{ html: string; text: string }> {
  const [{ render }, { MailLayout }] = await Promise.all([
    import('react-email'),
    import('./templates/mail-layout.tsx'),
  ])
  const element = createElement(MailLayout, frame, body)
  return { html: await render(element), text: await render(element, { plainText: true }) }
}
