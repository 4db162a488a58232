import {
  isMailLink,
  isPlaceholder,
  linkPlaceholder,
  type TextPlace,
  unknownPlaceholders,
} from '@guichet/domain/mailings'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { MailRun } from '../notifications/index.ts'

type RootContent = ReturnType<typeof fromMarkdown>['children'][number]
type PhrasingContent = Extract<RootContent, { type: 'paragraph' }>['children'][number]
type Node = RootContent | PhrasingContent

export type LetterBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: MailRun[] }
  | { readonly kind: 'paragraph'; readonly runs: MailRun[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: MailRun[][] }
export interface LetterFault extends TextPlace {
  readonly code: 'mailing.placeholder' | 'mailing.markup' | 'mailing.link'
}
interface Letter {
  readonly blocks: LetterBlock[]
  readonly faults: LetterFault[]
}

type Look = Pick<MailRun, 'strong' | 'emphasis' | 'url'>
const PLAIN: Look = { strong: false, emphasis: false, url: null }
const FIRST: TextPlace = { line: 1, column: 1 }

/** Marks as they are filled in: without white space between the braces. */
const closeMarks = (text: string) =>
  text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (mark, name: string) => (isPlaceholder(name) ? `{{${name}}}` : mark))

/** A reading of one text: what it says, and what in it is not accepted. */
function createReading() {
  const faults: LetterFault[] = []
  const refuse = (node: Node, code: LetterFault['code']) => {
    const { line, column } = node.position?.start ?? FIRST
    faults.push({ line, column, code })
  }
  const linkOf = (node: PhrasingContent & { url: string }): string | null => {
    const name = linkPlaceholder(decodeMark(node.url))
    if (name) return `{{${name}}}`
    if (isMailLink(node.url)) return node.url
    refuse(node, 'mailing.link')
    return null
  }
  const runsOf = (nodes: readonly PhrasingContent[], look: Look): MailRun[] =>
    nodes.flatMap((node): MailRun[] => {
      switch (node.type) {
        case 'text':
          return [{ ...look, text: closeMarks(node.value) }]
        case 'break':
          return [{ ...look, text: '\n' }]
        case 'strong':
          return runsOf(node.children, { ...look, strong: true })
        case 'emphasis':
          return runsOf(node.children, { ...look, emphasis: true })
        case 'link':
          return runsOf(node.children, { ...look, url: linkOf(node) })
        default:
          refuse(node, 'mailing.markup')
          return []
      }
    })
  const itemOf = (nodes: readonly RootContent[]): MailRun[] =>
    nodes.flatMap((node, index) => {
      if (node.type === 'paragraph')
        return [...(index > 0 ? [{ ...PLAIN, text: '\n' }] : []), ...runsOf(node.children, PLAIN)]
      refuse(node, 'mailing.markup')
      return []
    })
  const blocksOf = (nodes: readonly RootContent[]): LetterBlock[] =>
    nodes.flatMap((node): LetterBlock[] => {
      switch (node.type) {
        case 'paragraph':
          return [{ kind: 'paragraph', runs: runsOf(node.children, PLAIN) }]
        case 'heading':
          return [{ kind: 'heading', level: Math.min(node.depth + 1, 4), runs: runsOf(node.children, PLAIN) }]
        case 'list':
          return [
            {
              kind: 'list',
              ordered: node.ordered === true,
              items: node.children.map(({ children }) => itemOf(children)),
            },
          ]
        default:
          refuse(node, 'mailing.markup')
          return []
      }
    })
  return { faults, blocksOf }
}

/** The parser may write the braces of a mark as an address would have them. */
const decodeMark = (url: string) => url.replace(/%7B/giu, '{').replace(/%7D/giu, '}')

/**
 * Reads the text of a mailing: CommonMark held to headings, paragraphs, lists, strong and emphasised words, and links. A line
 * end is a line end. HTML, pictures, code and quotations are refused with their place, as is a placeholder that is not in
 * the list.
 */
export function readMarkup(text: string): Letter {
  const { faults, blocksOf } = createReading()
  const blocks = blocksOf(fromMarkdown(text).children)
  const unknown = unknownPlaceholders(text).map(({ line, column }) => ({
    ...{ line, column },
    code: 'mailing.placeholder' as const,
  }))
  return {
    blocks,
    faults: [...faults, ...unknown].toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}
