import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { FIELD_CODES } from '@guichet/contract/field-codes'
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from '@guichet/contract/problems'
import { DOCS_PATH, DOCUMENT_PATH } from './api-docs-paths.ts'
import { problemsOf } from './openapi-problems.ts'

const head = (title: string, rest: string) => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${rest}
</head>`

/** Page of the viewer; the hashes are those of its scripts. */
export const viewerPage = (hashes: { readonly viewer: string; readonly start: string }): string =>
  `${head(
    'Documentation de l’API',
    `<script src="${DOCS_PATH}/assets/start.js?v=${hashes.start}" defer></script>
<script src="${DOCS_PATH}/assets/standalone.js?v=${hashes.viewer}" defer></script>`,
  )}
<body>
<div id="reference"></div>
<noscript>
<p>Cette page demande JavaScript. La description de l’API se lit aussi telle quelle\u00A0:
<a href="${DOCUMENT_PATH}">openapi.json</a>. <a href="${DOCS_PATH}/problems">Liste des codes de problème</a>.</p>
<p lang="en">This page needs JavaScript. The description can also be read as it is:
<a href="${DOCUMENT_PATH}">openapi.json</a>. <a href="${DOCS_PATH}/problems">List of problem codes</a>.</p>
</noscript>
</body>
</html>
`

/**
 * Colours of the viewer that are too pale on its own backgrounds, at 4.5 to 1 or better; a row too long in French; buttons
 * of the index that are smaller than 24 px; parts that would
 * scroll out of reach of the keyboard: they are as long as what they hold.
 */
const READABLE = `.light-mode { --scalar-color-2: #595959; --scalar-color-3: #666; --scalar-color-blue: #0067a6;
--scalar-color-green: #00734a; --scalar-color-red: #c80000; --scalar-color-orange: #b04000; }
.dark-mode { --scalar-color-3: #9a9a9a; --scalar-color-red: #ff6b6b; }
:has(> .scalar-button-outlined.shrink-0) { flex-wrap: wrap; }
li[data-sidebar-id] > div > button[aria-expanded] { padding: 4px; }
.endpoints.endpoints, .scalar-app .max-h-\\[60vh\\] { overflow: visible; max-height: none; }
.endpoints.endpoints * { min-width: 0; white-space: normal; overflow-wrap: anywhere; }`

const VIEWER = {
  url: DOCUMENT_PATH,
  theme: 'default',
  layout: 'modern',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  persistAuth: false,
  authentication: { preferredSecurityScheme: 'key' },
  localization: { locale: 'fr' },
  customCss: READABLE,
  documentDownloadType: 'json',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  metaData: { title: 'Documentation de l’API' },
} as const

/**
 * Script that starts the viewer. It runs before the viewer's own script, so as to tell the validation library inside
 * that code made from text is not allowed here.
 */
export const startScript = (): string => `globalThis.__zod_globalConfig = { jitless: true }
document.addEventListener('DOMContentLoaded', () => {
  Scalar.createApiReference('#reference', ${JSON.stringify(VIEWER)})
})
`

export const problemsStyle = (): string => `:root { color-scheme: light dark; --line: #8886; --quiet: #666; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { line-height: 1.2; }
section, .field { border-top: 1px solid var(--line); padding: 0.5rem 0; scroll-margin-top: 1rem; }
section:target { outline: 3px solid #0b7285; outline-offset: 4px; }
h3 { margin: 0; font-size: 1rem; }
h3 a { color: inherit; }
p { margin: 0.25rem 0; }
.status { color: var(--quiet); font-weight: normal; }
details { color: var(--quiet); }
code { font-family: ui-monospace, monospace; }
`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign)

function operationsWith(code: ProblemCode): string {
  const routes = ALL_ROUTES.filter((route) => problemsOf(route).includes(code))
  if (routes.length === 0)
    return '<p class="status">Avant toute route <span lang="en">/ before any route</span></p>'
  if (routes.length === ALL_ROUTES.length) {
    return '<p class="status">Toutes les routes <span lang="en">/ every route</span></p>'
  }
  const list = routes.map(({ method, path }) => `<li><code>${method} ${escapeHtml(path)}</code></li>`).sort()
  return `<details><summary>Routes (${routes.length})</summary><ul>${list.join('')}</ul></details>`
}

const problemEntry = (code: ProblemCode): string => `<section id="${code}">
<h3><a href="#${code}"><code>${code}</code></a> <span class="status">HTTP ${PROBLEMS[code].status}</span></h3>
<p>${escapeHtml(PROBLEMS[code].fr)}</p>
<p lang="en">${escapeHtml(PROBLEMS[code].en)}</p>
${operationsWith(code)}
</section>`

const fieldEntry = ([code, { fr, en }]: [string, { fr: string; en: string }]): string => `<div class="field">
<h3><code>${code}</code></h3>
<p>${escapeHtml(fr)}</p>
<p lang="en">${escapeHtml(en)}</p>
</div>`

/** Page that lists every problem of the API, each under the anchor that its `type` names. */
export const problemsPage = (styleHash: string): string => `${head(
  'Problèmes de l’API',
  `<link rel="stylesheet" href="${DOCS_PATH}/assets/problems.css?v=${styleHash}">`,
)}
<body>
<main>
<p><a href="${DOCS_PATH}">Documentation de l’API <span lang="en">/ API documentation</span></a></p>
<h1>Problèmes de l’API <span lang="en">/ API problems</span></h1>
<p>Toute réponse autre qu’un succès est un problème (RFC 9457, <code>application/problem+json</code>). Son champ
<code>code</code> est l’un de ceux-ci et ne change pas de sens.</p>
<p lang="en">Every answer that is not a success is a problem (RFC 9457, <code>application/problem+json</code>). Its
<code>code</code> is one of these and keeps its meaning.</p>
<h2>Codes</h2>
${PROBLEM_CODES.map(problemEntry).join('\n')}
<h2 id="fields">Champs refusés <span lang="en">/ refused fields</span></h2>
<p>Valeurs de <code>errors[].code</code>, avec <code>request.invalid</code>.</p>
<p lang="en">Values of <code>errors[].code</code>, with <code>request.invalid</code>.</p>
${Object.entries(FIELD_CODES).map(fieldEntry).join('\n')}
</main>
</body>
</html>
`
