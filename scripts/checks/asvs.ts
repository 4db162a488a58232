import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Requirements of levels 1 and 2 of OWASP ASVS 5.0.0: by chapter, each section with its numbers. */
const NUMBERS: Readonly<Record<string, string>> = {
  V1: '1:1,2 2:1,2,3,4,5,6,7,8,9 3:1,2,3,4,5,6,7,8,9,10,11 4:1,2,3 5:1,2',
  V2: '1:1,2,3 2:1,2,3 3:1,2,3,4 4:1',
  V3: '2:1,2 3:1,2,3,4 4:1,2,3,4,5,6 5:1,2,3,4,5 7:1,2',
  V4: '1:1,2,3 2:1 3:1,2 4:1,2,3,4',
  V5: '1:1 2:1,2,3 3:1,2 4:1,2,3',
  V6: '1:1,2,3 2:1,2,3,4,5,6,7,8,9,10,11,12 3:1,2,3,4 4:1,2,3,4 5:1,2,3,4,5 6:1,2,3 8:1,2,3,4',
  V7: '1:1,2,3 2:1,2,3,4 3:1,2 4:1,2,3,4,5 5:1,2 6:1,2',
  V8: '1:1,2 2:1,2,3 3:1 4:1',
  V9: '1:1,2,3 2:1,2,3,4',
  V10: '1:1,2 2:1,2 3:1,2,3,4 4:1,2,3,4,5,6,7,8,9,10,11 5:1,2,3,4,5 6:1,2 7:1,2,3',
  V11: '1:1,2 2:1,2,3 3:1,2,3 4:1,2,3,4 5:1 6:1',
  V12: '1:1,2,3 2:1,2 3:1,2,3,4',
  V13: '1:1 2:1,2,3,4,5 3:1,2 4:1,2,3,4,5',
  V14: '1:1,2 2:1,2,3,4 3:1,2,3',
  V15: '1:1,2,3 2:1,2,3 3:1,2,3,4,5,6,7',
  V16: '1:1 2:1,2,3,4,5 3:1,2,3,4 4:1,2,3 5:1,2,3',
  V17: '1:1 2:1,2,3,4 3:1,2',
}

/** Every id of the two levels, V1.1.1 to V17.3.2. */
export const asvsIds: readonly string[] = Object.entries(NUMBERS).flatMap(([chapter, sections]) =>
  sections.split(' ').flatMap((part) => {
    const [section = '', numbers = ''] = part.split(':')
    return numbers.split(',').map((number) => `${chapter}.${section}.${number}`)
  }),
)

/** Rows that may be open; the number goes down as they are answered, never up. */
export const MOST_OPEN = 0
/** Requirements that the portal departs from on purpose; the number goes down, never up. */
export const MOST_ACCEPTED = 4

interface Row {
  readonly id: string
  readonly level: number
  readonly requirement: string
  /**
   * `test`: shown by a test; `doc`: by a part of a document; `n/a`: does not concern the portal; `accepted`: departed from on purpose, the note
   * says why and the test shows what covers the risk; `open`: not met yet.
   */
  readonly status: string
  /** A test with its title, `path/to/file.test.ts “title”`; a heading of a document, `path/to/file.md#heading`. */
  readonly evidence: string
  readonly note: string
}

const squeeze = (text: string) => text.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' ')

const testFaults = (root: string, evidence: string): string[] => {
  const [, file = '', title = ''] = /^(\S+\.(?:test|spec)\.tsx?) “(.+)”$/.exec(evidence) ?? []
  if (file === '') return ['names no test, as file.test.ts “title”']
  if (!existsSync(join(root, file))) return [`${file} does not exist`]
  return squeeze(readFileSync(join(root, file), 'utf8')).includes(squeeze(title))
    ? []
    : [`${file} holds no test “${title}”`]
}

/** The name under which a heading is linked to: small letters, hyphens for spaces, no other signs. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')

const documentFaults = (root: string, evidence: string): string[] => {
  const [, file = '', anchor = ''] = /^(\S+\.md)#(\S+)$/.exec(evidence) ?? []
  if (file === '') return ['names no part of a document, as file.md#heading']
  if (!existsSync(join(root, file))) return [`the document “${file}” does not exist`]
  const headings = readFileSync(join(root, file), 'utf8').matchAll(/^#{1,6} (.+)$/gmu)
  return [...headings].some(([, heading = '']) => anchorOf(heading) === anchor)
    ? []
    : [`${file} has no heading “${anchor}”`]
}

function rowFaults(root: string, row: Row): string[] {
  if (row.requirement === '') return ['says nothing of the requirement']
  if (row.status === 'test') return testFaults(root, row.evidence)
  if (row.status === 'doc') return documentFaults(root, row.evidence)
  if (row.status === 'accepted')
    return [...(row.note === '' ? ['gives no reason'] : []), ...testFaults(root, row.evidence)]
  if (row.status === 'n/a' || row.status === 'open') return row.note === '' ? ['gives no reason'] : []
  return [`the status “${row.status}” is none of test, doc, n/a, accepted, open`]
}

/** Faults of docs/asvs.json, and what it holds: every id once, each with evidence that exists or a reason. */
export function asvsFaults(root: string, text: string): { readonly faults: string[]; readonly note: string } {
  const { rows } = JSON.parse(text) as { rows: readonly Row[] }
  const faults: string[] = []
  for (const id of asvsIds) {
    const count = rows.filter((row) => row.id === id).length
    if (count !== 1) faults.push(`${id} stands there ${count} times instead of once`)
  }
  for (const row of rows) {
    if (!asvsIds.includes(row.id)) faults.push(`${row.id}: no such requirement of levels 1 and 2`)
    faults.push(...rowFaults(root, row).map((fault) => `${row.id}: ${fault}`))
  }
  const countOf = (status: string) => rows.filter((row) => row.status === status).length
  const open = countOf('open')
  if (open > MOST_OPEN)
    faults.push(`${open} rows are open, ${MOST_OPEN} at most: answer one, or say why in review`)
  const accepted = countOf('accepted')
  if (accepted > MOST_ACCEPTED)
    faults.push(
      `${accepted} rows are departed from, ${MOST_ACCEPTED} at most: meet one, or say why in review`,
    )
  return {
    faults,
    note: `${rows.length} rows: ${countOf('test')} by tests, ${countOf('doc')} by documents, ${countOf('n/a')} not applicable, ${accepted} departed from, ${open} open`,
  }
}
