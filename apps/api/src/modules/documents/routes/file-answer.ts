import { attachmentHeader } from '@guichet/domain/file-name'
import type { OpenedFile } from '../open-content.ts'

const savedAs = (fileName: string) => ({
  'content-disposition': attachmentHeader(fileName),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
})

/** Headers of a file: it is saved or shown by the portal, and never opened as a page of the portal. */
export const fileHeaders = ({
  fileName,
  mediaType,
  size,
}: Omit<OpenedFile, 'content'>): Record<string, string> => ({
  'content-type': mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : mediaType,
  'content-length': String(size),
  ...savedAs(fileName),
})

/** Headers of a ZIP, whose length is known only when it ends. */
export const archiveHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/zip',
  ...savedAs(fileName),
})
