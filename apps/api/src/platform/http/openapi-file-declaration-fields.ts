/** Meaning of the fields of declarations across files; joined to the others in `openapi-text.ts`. */
export const FILE_DECLARATION_FIELDS: Readonly<Record<string, string>> = {
  csv: 'The file as text: `;`, `,` or tabs between cells, headings in the first line.',
  faults: 'What could not be read, by line and column.',
  'DeclarationCheck.lines': 'The lines that could be read, in their order, with what each would do.',
  'DeclarationCheck.turnoverCents': 'Turnover of the lines that would be filed, in euro cents.',
  'DeclarationCheck.totalCents': 'What is due on the lines that would be filed, in euro cents.',
  'CheckedDeclarationLine.group': 'Which turnover a warning is about: `sales`, `services` or `all`.',
  'CheckedDeclarationLine.line': 'Its place in the file, from 1.',
  'CheckedDeclarationLine.found': 'The file and its period; null where it is not one opened to the caller.',
  'CheckedDeclarationLine.outcome':
    '`file`, `correct` (over another one), `same` (declared so already) or `refused`.',
  'CheckedDeclarationLine.totalCents': 'What is due on it, in euro cents; 0 where it is refused.',
  'FileDeclaration.mayFile': 'Whether the file is opened for declaring, not for reading alone.',
  'FileDeclaration.period': 'What is to be declared first, or opens next; null where nothing is.',
  'FileDeclaration.state':
    '`late`, `open` (to be declared now), `filed`, `upcoming`, `waiting` (the file is being checked) or `none`.',
  'FileDeclarationPage.late': 'How many of all these files are late.',
  'FileDeclarationPage.open': 'How many of all these files are to be declared now and not late.',
  fileId: 'The access by which the file is open: `X-Guichet-File` of what is done in it.',
  'FiledDeclarationLine.number': 'Number of the receipt; null where nothing was filed.',
  'FiledDeclarationLine.outcome': '`filed`, `corrected`, `same` (declared so already) or `refused`.',
  'FiledDeclarations.lines': 'What came of each line, in their order.',
  isLate: 'Whether it is filed after its due day.',
  refusal: 'Why a line is not filed: code and sentence; null where it is.',
  skipped: 'Lines without any amount.',
  toDeclare: 'Periods that can be declared now and are not.',
}
