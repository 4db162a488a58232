import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { sendProblem } from './problem-reply.ts'

const WEB_DIST = fileURLToPath(new URL('../../../../web/dist', import.meta.url))
const NONCE = '__CSP_NONCE__'
const YEAR_SECONDS = 31_536_000

/** Pages whose address is a secret: it is told to no other site, and no search engine keeps it. */
const SECRET_PAGE =
  /^\/(?:acces|activation|cabinet|changement-adresse|connexion-inconnue|desinscription|inscription\/(?:adhesion|declarant)|partage|recuperation-refusee)\/./u

const pagePolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

interface Options {
  /** The methods that an address of the API takes. */
  readonly methodsOf: (path: string) => readonly string[]
  readonly folder?: string | undefined
}

/** What was built, and not how it is kept: the compressed forms are asked for by `Accept-Encoding`. */
const builtFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/u.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((name) => name !== 'index.html' && !name.startsWith('.'))

/** Files as the build compressed them: nothing is compressed while somebody waits. */
async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
  })
  const files = new Set(await builtFiles(folder))
  // One route for all that lies in the folder: hundreds of routes are slow to make, and held for good.
  const isAsset = (name: string) => /^assets\/[^/]+$/u.test(name)
  app.get<{ Params: { name: string } }>('/assets/:name', { compress: false }, (request, reply) => {
    const name = `assets/${request.params.name}`
    return files.has(name) ? reply.sendFile(name) : reply.callNotFound()
  })
  for (const name of files)
    if (!isAsset(name)) app.get(`/${name}`, { compress: false }, (_request, reply) => reply.sendFile(name))
}

/** Serves the built web application: hashed files for a year, the page itself never from a cache. */
export async function webFiles(
  app: FastifyInstance,
  deps: Deps,
  { methodsOf, folder = WEB_DIST }: Options,
): Promise<void> {
  const readPage = () => readFile(`${folder}/index.html`, 'utf8')
  const page = await readPage().catch(() => null)
  if (page === null) deps.log.warn('the web application is not built: only the API is served')
  else await serveFiles(app, folder)
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD'
    const wantsHtml = /text\/html|\*\/\*/u.test(request.headers.accept ?? '*/*')
    const [path = '/'] = request.url.split('?')
    const isFile = /\/\.|\.\w+$/u.test(path)
    const methods = path.startsWith('/api/') ? methodsOf(path) : []
    if (methods.length > 0) {
      reply.header('allow', methods.join(', '))
      return sendProblem(request, reply, 'request.method-not-allowed')
    }
    if (path.startsWith('/api/') || !isPage || page === null || isFile || !wantsHtml) {
      return sendProblem(request, reply, 'resource.not-found')
    }
    if (SECRET_PAGE.test(path))
      reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
    const nonce = deps.ids.bytes(16).toString('base64')
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce))
  })
}
