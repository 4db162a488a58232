import { attachmentHeader } from '@guichet/domain/file-name'
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
