export type PreviewKind = 'image' | 'pdf' | 'text'

interface AcceptedType {
  /** Endings of its names; the first is given to a name that has another. */
  readonly extensions: readonly string[]
  /** How it is shown in the page; null where it can only be downloaded. */
  readonly preview: PreviewKind | null
}

/** The kinds of files that are kept, by what their content says they are. */
export const ACCEPTED_TYPES: Readonly<Record<string, AcceptedType>> = {
  'application/pdf': { extensions: ['pdf'], preview: 'pdf' },
  'image/png': { extensions: ['png'], preview: 'image' },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], preview: 'image' },
  'image/webp': { extensions: ['webp'], preview: 'image' },
  'text/plain': { extensions: ['txt', 'text', 'md', 'log'], preview: 'text' },
  'text/csv': { extensions: ['csv'], preview: 'text' },
  'application/vnd.oasis.opendocument.text': { extensions: ['odt'], preview: null },
  'application/vnd.oasis.opendocument.spreadsheet': { extensions: ['ods'], preview: null },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    preview: null,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    preview: null,
  },
}

export const previewOf = (mediaType: string): PreviewKind | null => ACCEPTED_TYPES[mediaType]?.preview ?? null

/** Text that a browser could take for a page or a picture with scripts, wherever it begins. */
const MARKUP =
  /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|[a-z]+:?script)\b|<\?(?:xml|php)/iu
/** Controls that no text has: tab, line ends, form feed and escape are left. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/u

/** True when what follows the first bytes could be run or shown as a page. */
export const looksLikeMarkup = (head: string): boolean => MARKUP.test(head)

/** True for the beginning of a text, in UTF-8 or the code page of French spreadsheets. */
export const looksLikeText = (head: string): boolean => !NOT_TEXT.test(head)
