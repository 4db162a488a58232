import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Html, html } from './html.ts'

export interface PageContent {
  /** Without the name of the sandbox, which is added. */
  title: string
  body: Html
  /** Hides the navigation of the sandbox: for pages that play somebody else's site. */
  bare?: boolean
  /** Whose site a bare page plays. */
  brand?: string
  /** Extra class of the page's column. */
  width?: 'narrow' | 'wide'
}

const links = [
  ['/', 'Accueil'],
  ['/mail', 'Messagerie'],
  ['/sms', 'SMS'],
] as const

const navigation = html`<nav aria-label="Bac à sable"><ul>${links.map(
  ([href, label]) => html`<li><a href="${href}">${label}</a></li>`,
)}</ul></nav>`

/** One whole French page around `body`, which holds its only h1. */
export function renderPage({
  title,
  body,
  bare = false,
  brand = 'Paiement sécurisé',
  width = 'wide',
}: PageContent): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Bac à sable</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="top"><div class="column">
<p class="brand">${bare ? brand : 'Bac à sable'} <span class="tag">mode test</span></p>
${bare ? undefined : navigation}
</div></header>
<main id="contenu" class="column ${width}" tabindex="-1">
${body}
</main>
</body>
</html>
`.markup
}

const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

// A mail brings its own styles and pictures; the frame that shows it inherits the policy of the page around it.
const mailPolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src * data:; font-src * data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Sends a page with the headers all pages carry. */
export function sendPage(
  reply: FastifyReply,
  content: PageContent,
  status = 200,
  policy: 'page' | 'mail' = 'page',
) {
  return reply
    .code(status)
    .headers({
      'content-security-policy': policy === 'mail' ? mailPolicy : pagePolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(renderPage(content))
}

/** Whether a person with a browser asks, and not a program. */
export const fromPage = (request: FastifyRequest) => (request.headers.accept ?? '').includes('text/html')
