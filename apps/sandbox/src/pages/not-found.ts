import type { FastifyInstance } from 'fastify'
import { html } from './html.ts'
import { fromPage, sendPage } from './layout.ts'

/** What each service answers a program at an address that it does not have, by what its addresses begin with. */
const ANSWERS: readonly (readonly [string, (asked: string) => object])[] = [
  ['/register/', () => ({ detail: 'Not Found' })],
  ['/geocodage/', () => ({ code: 404, message: 'Not Found' })],
  [
    '/franceconnect/',
    (asked) => ({
      error: 'invalid_request',
      error_description: `unrecognized route or not allowed method (${asked})`,
    }),
  ],
]

/** An address where nothing is: a page for people, and for programs what the service played there would say. */
export function notFound(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    if (fromPage(request)) {
      const body = html`<h1>Page introuvable</h1>
<p>Le bac à sable n’a rien à l’adresse <code>${path}</code>.</p>
<p><a href="/">Retour à l’accueil du bac à sable</a></p>`
      return sendPage(reply, { title: 'Page introuvable', body, width: 'narrow' }, 404)
    }
    const asked = `${request.method} on ${path}`
    const [, answer] = ANSWERS.find(([start]) => path.startsWith(start)) ?? []
    return reply.code(404).send(answer?.(asked) ?? { error: `no such address: ${asked}` })
  })
}
