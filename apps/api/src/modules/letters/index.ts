export { WRITE_LETTER_PRINTS } from './ask-letter-print.ts'
export { letterRoutes } from './routes/letter.routes.ts'
export { writeLetterPrints } from './write-letter-prints.ts'
