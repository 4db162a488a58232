export { WRITE_EXPORTS } from './ask-whole-export.ts'
export { registerWholeExportMails } from './mail/whole-export-mails.tsx'
export { wholeExportRoutes } from './routes/whole-export.routes.ts'
export { writeWholeExports } from './write-whole-exports.ts'
