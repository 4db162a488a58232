import { MODULES, type Module } from '@guichet/domain/modules'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, asset, once, readViewer, sendAsset } from './api-docs-assets.ts'
import { DOCS_PATH, DOCUMENT_PATH } from './api-docs-paths.ts'

const FIVE_MINUTES = 'public, max-age=300'
const A_YEAR = 'public, max-age=31536000, immutable'
const HTML = 'text/html; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'

const NOTHING_ELSE = ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
/** The viewer writes style elements and attributes of its own; its scripts are files of ours. */
const VIEWER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  ...NOTHING_ELSE,
].join('; ')
const PROBLEMS_POLICY = ["default-src 'none'", "style-src 'self'", 'img-src data:', ...NOTHING_ELSE].join(
  '; ',
)

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** A file that keeps for a year under the address that names its hash, five minutes under any other. */
const serveFile =
  (load: () => Promise<Asset>): Handler =>
  async (request, reply) => {
    const file = await load()
    const { v } = request.query as { v?: unknown }
    return sendAsset(request, reply, file, v === file.hash ? A_YEAR : FIVE_MINUTES)
  }

const servePage =
  (load: () => Promise<Asset>, policy: string): Handler =>
  async (request, reply) => {
    const page = await load()
    reply.header('content-security-policy', policy)
    return sendAsset(request, reply, page, FIVE_MINUTES)
  }

/**
 * Serves the description of the API and the pages that show it, open to anybody. `document` is asked for once for the parts
 * of the portal that are on, at the first request. Nothing is fetched from elsewhere.
 */
export function registerApiDocs(
  app: FastifyInstance,
  {
    document,
    modules = async () => MODULES,
  }: {
    readonly document: (modules: readonly Module[]) => object | Promise<object>
    /** Which parts are on. */
    readonly modules?: () => Promise<readonly Module[]>
  },
): void {
  const descriptions = new Map<string, Asset>()
  const description = async () => {
    const on = await modules()
    const key = on.join()
    const made =
      descriptions.get(key) ?? asset('application/json; charset=utf-8', JSON.stringify(await document(on)))
    descriptions.set(key, made)
    return made
  }
  // What only these pages need is read when somebody looks at them.
  const pages = () => import('./api-docs-pages.ts')
  const viewer = once(readViewer)
  const start = once(async () => asset(SCRIPT, (await pages()).startScript()))
  const style = once(async () => asset('text/css; charset=utf-8', (await pages()).problemsStyle()))
  const page = once(async () => {
    const hashes = { viewer: (await viewer()).hash, start: (await start()).hash }
    return asset(HTML, (await pages()).viewerPage(hashes))
  })
  const problems = once(async () => asset(HTML, (await pages()).problemsPage((await style()).hash)))
  const routes: [path: string, handler: Handler][] = [
    [DOCUMENT_PATH, serveFile(description)],
    [DOCS_PATH, servePage(page, VIEWER_POLICY)],
    [`${DOCS_PATH}/problems`, servePage(problems, PROBLEMS_POLICY)],
    [`${DOCS_PATH}/assets/start.js`, serveFile(start)],
    [`${DOCS_PATH}/assets/standalone.js`, serveFile(viewer)],
    [`${DOCS_PATH}/assets/problems.css`, serveFile(style)],
  ]
  for (const [path, handler] of routes) app.get(path, { config: { access: { kind: 'public' } } }, handler)
}
