/** Meaning of the fields of exports of everything; joined to the others in `openapi-text.ts`. */
export const EXPORT_FIELDS: Readonly<Record<string, string>> = {
  askedBy: 'Who asked for it.',
  fetchedAt: 'When it was fetched.',
  fetchedBy: 'Who fetched it.',
  part: 'What is being written.',
  withDocuments: 'Whether the files of documents are in it.',
  'OwnExport.size': 'Bytes of the ZIP.',
  'OwnExports.left': 'How many may be asked for as yet: three within seven days.',
  'WholeExport.rows': 'About how many lines there are to write.',
  'WholeExport.size': 'Bytes of the ZIP.',
}
