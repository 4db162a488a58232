import type { DocumentDataByKind, DocumentKind } from '@guichet/documents'

/** Makes PDFs away from the main thread. */
export interface PdfRenderer {
  /** @throws an error named `PdfQueueFullError` when too many wait. */
  render<K extends DocumentKind>(kind: K, data: DocumentDataByKind[K]): Promise<Buffer>
  stop(): Promise<void>
}
