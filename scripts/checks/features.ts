import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const groups: readonly (readonly [string, number])[] = [
  ['M', 20],
  ['A', 25],
  ['U', 29],
  ['B', 8],
  ['P', 6],
  ['O', 5],
  ['X', 7],
]

/** Every row id of the specification, M01 to X07. */
export const featureIds: readonly string[] = groups.flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
)

const states = ['done', 'partly', 'planned']

interface Row {
  readonly line: number
  readonly id: string
  readonly state: string
  readonly tests: string
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

const readRows = (text: string): { rows: Row[]; faults: string[] } => {
  const rows: Row[] = []
  const faults: string[] = []
  let columns: { state: number; tests: number } | undefined
  text.split('\n').forEach((line, index) => {
    if (!line.trimStart().startsWith('|')) {
      columns = undefined
      return
    }
    const cells = cellsOf(line)
    const lower = cells.map((cell) => cell.toLowerCase())
    if (lower[0] === 'id') {
      columns = { state: lower.indexOf('state'), tests: lower.indexOf('tests') }
      if (columns.state < 0 || columns.tests < 0)
        faults.push(`line ${index + 1}: the table needs columns id, state and tests`)
      return
    }
    const id = (cells[0] ?? '').replace(/[`*]/g, '')
    if (!/^[A-Z]\d\d$/.test(id) || columns === undefined) return
    rows.push({ line: index + 1, id, state: lower[columns.state] ?? '', tests: cells[columns.tests] ?? '' })
  })
  return { rows, faults }
}

const squeeze = (text: string) => text.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' ')

/** Tests are named as `path/to/file.test.ts` “title”, as many as one likes. */
const testFaults = (root: string, tests: string): string[] => {
  const named = [...tests.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`(?:\s*“([^”]+)”)?/g)]
  if (named.length === 0) return ['names no test, as `file` “title”']
  return named.flatMap(([, file = '', title]) => {
    if (!existsSync(join(root, file))) return [`${file} does not exist`]
    if (title === undefined) return [`${file}: give the title of the test as “title” behind it`]
    const found = squeeze(readFileSync(join(root, file), 'utf8')).includes(squeeze(title))
    return found ? [] : [`${file} holds no test “${title}”`]
  })
}

/** Faults of docs/features.md: every id once, a known state, and named tests that exist for what is done or partly done. */
export const featureFaults = (root: string, text: string): string[] => {
  const { rows, faults } = readRows(text)
  for (const id of featureIds) {
    const count = rows.filter((row) => row.id === id).length
    if (count !== 1) faults.push(`${id} stands there ${count} times instead of once`)
  }
  for (const { line, id, state, tests } of rows) {
    const where = `line ${line}, ${id}`
    if (!featureIds.includes(id)) faults.push(`${where}: no such row in the specification`)
    if (!states.includes(state)) faults.push(`${where}: the state “${state}” is none of ${states.join(', ')}`)
    if (state === 'done' || state === 'partly')
      faults.push(...testFaults(root, tests).map((fault) => `${where}: ${fault}`))
  }
  return faults
}
