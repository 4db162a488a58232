import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../problem-error.ts'

/** Routes of `register` take a file as their body, which is read as it comes. */
export function takingFiles(app: FastifyInstance, register: (scope: FastifyInstance) => void): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) =>
      parsed(null, payload),
    )
    register(scope)
    done()
  })
}

/** The file that a request brings. @throws problem `document.too-large` when it says so itself, before it is read. */
export function fileOf(request: FastifyRequest, mostBytes: number): Readable {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw problem('document.too-large')
  if (request.body === undefined || request.body === null) throw problem('document.empty')
  return request.body as Readable
}
