import { safeFileName } from '@guichet/domain/file-name'
import type { DocumentLine } from './api/document-queries.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** Name under which the browser saves a document. */
export const savedName = ({ name, mediaType }: Pick<DocumentLine, 'name' | 'mediaType'>): string =>
  safeFileName(ENDINGS[mediaType] === undefined ? name : `${name}.${ENDINGS[mediaType]}`)
