import type { Audience } from '@guichet/domain/document-audience'
import { sendFile } from '../../../shared/api/send-file.ts'
import { periodOf } from '../period.ts'
import type { PublishedDocument } from './published-documents.ts'

export interface PublishValues {
  title: string
  category: string
  period: string
  retainedUntil: string
  audience: Audience
  /** The member, partner or type; '' for the other audiences. */
  audienceId: string
}

const send = async (
  path: string,
  file: File,
  idempotencyKey: string,
  onProgress: (part: number) => void,
): Promise<PublishedDocument> =>
  (await sendFile({ path, file, idempotencyKey, onProgress })) as PublishedDocument

/** Publishes a file; told how much of it has left. */
export function sendPublication(
  { title, category, period, retainedUntil, audience, audienceId }: PublishValues,
  file: File,
  idempotencyKey: string,
  onProgress: (part: number) => void,
): Promise<PublishedDocument> {
  const query = new URLSearchParams({ name: file.name, title, category, audience })
  for (const [name, value] of Object.entries({
    period: periodOf(period),
    retainedUntil,
    audienceId,
  }))
    if (value !== '') query.set(name, value)
  return send(`/admin/documents?${query}`, file, idempotencyKey, onProgress)
}

/** Publishes a file as the new version of a document. */
export const sendVersion = (
  id: string,
  file: File,
  idempotencyKey: string,
  onProgress: (part: number) => void,
): Promise<PublishedDocument> => {
  const query = new URLSearchParams({ name: file.name })
  return send(`/admin/documents/${id}/versions?${query}`, file, idempotencyKey, onProgress)
}
