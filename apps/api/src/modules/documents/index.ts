export { emptyTrash } from './empty-trash.ts'
export { registerDocumentMails } from './mail/document-mails.tsx'
export { documentRoutes } from './routes/document.routes.ts'
export { warnOfTrash } from './warn-of-trash.ts'
