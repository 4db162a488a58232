import type { Readable } from 'node:stream'
import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { attachmentHeader } from '@guichet/domain/file-name'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../../../platform/problem-error.ts'
import type { OpenedFile } from '../open-content.ts'

/** Headers of a file: it is saved or shown by the portal, and never opened as a page of the portal. */
export const fileHeaders = ({
  fileName,
  mediaType,
  size,
}: Omit<OpenedFile, 'content'>): Record<string, string> => ({
  'content-type': mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : mediaType,
  'content-length': String(size),
  'content-disposition': attachmentHeader(fileName),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
})

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
export function fileOf(request: FastifyRequest): Readable {
  if (Number(request.headers['content-length'] ?? 0) > DOCUMENT_MOST_BYTES)
    throw problem('document.too-large')
  if (request.body === undefined || request.body === null) throw problem('document.empty')
  return request.body as Readable
}
