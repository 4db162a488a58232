import type { DocumentDataByKind, DocumentKind } from './document-data.ts'

/** What goes to a PDF worker. */
export type RenderRequest = { id: number; kind: DocumentKind; data: DocumentDataByKind[DocumentKind] }

/** What comes back; the buffer is handed over, not copied. */
export type RenderAnswer = { id: number; pdf: ArrayBuffer } | { id: number; error: string }
