import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Objects of one kind, kept in the order in which they were first put. */
export interface Collection<T extends { id: string }> {
  get(id: string): T | undefined
  /** Stores the object as it is now; change an object in place, then put it again. */
  put(item: T): T
  remove(id: string): void
  /** All objects, oldest first. */
  all(): T[]
  clear(): void
}

/** State that outlives a kill: every change is one appended line, written before the answer leaves. */
export interface Journal {
  collection<T extends { id: string }>(name: string): Collection<T>
  /** Writes all changes made by `work` in one go, also when it throws. */
  batch<R>(work: () => R): R
  close(): void
}

type Line = [name: string, id?: string, item?: unknown]

const rewriteAfterLines = 20_000

function readLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const texts = readFileSync(file, 'utf8').split('\n')
  texts.pop() // what follows the last line break: nothing, or a line that a kill cut short
  return texts.map((text) => JSON.parse(text) as Line)
}

function apply(state: Map<string, Map<string, unknown>>, [name, id, item]: Line): void {
  let items = state.get(name)
  if (!items) {
    items = new Map()
    state.set(name, items)
  }
  if (id === undefined) items.clear()
  else if (item === undefined) items.delete(id)
  else items.set(id, item)
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text)
  let offset = 0
  while (offset < bytes.length) offset += writeSync(fd, bytes, offset)
}

/**
 * Opens the journal in `file` (made when missing, its folder too); without a file everything stays in memory.
 * Throws when the file cannot be read, written or understood.
 */
export function openJournal(file?: string): Journal {
  const state = new Map<string, Map<string, unknown>>()
  let fd: number | undefined
  let lines = 0
  let depth = 0
  let waiting = ''

  // The live objects go to a new file that takes the old one's place in one step.
  function rewrite(): void {
    if (!file) return
    if (fd !== undefined) closeSync(fd)
    const next = openSync(`${file}.next`, 'w')
    lines = 0
    for (const [name, items] of state) {
      for (const [id, item] of items) {
        writeAll(next, `${JSON.stringify([name, id, item])}\n`)
        lines += 1
      }
    }
    fsyncSync(next)
    renameSync(`${file}.next`, file)
    fd = next
  }

  function liveCount(): number {
    let count = 0
    for (const items of state.values()) count += items.size
    return count
  }

  function write(): void {
    if (fd === undefined || waiting === '') return
    const text = waiting
    waiting = ''
    writeAll(fd, text)
    if (lines > rewriteAfterLines && lines > 4 * liveCount()) rewrite()
  }

  function append(line: Line): void {
    apply(state, line)
    if (fd === undefined) return
    waiting += `${JSON.stringify(line)}\n`
    lines += 1
    if (depth === 0) write()
  }

  if (file) {
    mkdirSync(dirname(file), { recursive: true })
    for (const line of readLines(file)) apply(state, line)
    rewrite()
  }

  return {
    collection<T extends { id: string }>(name: string): Collection<T> {
      let items = state.get(name) as Map<string, T> | undefined
      if (!items) {
        items = new Map<string, T>()
        state.set(name, items)
      }
      const held = items
      return {
        get: (id) => held.get(id),
        put: (item) => {
          append([name, item.id, item])
          return item
        },
        remove: (id) => {
          if (held.has(id)) append([name, id])
        },
        all: () => [...held.values()],
        clear: () => append([name]),
      }
    },
    batch(work) {
      depth += 1
      try {
        return work()
      } finally {
        depth -= 1
        if (depth === 0) write()
      }
    },
    close() {
      if (fd === undefined) return
      write()
      fsyncSync(fd)
      closeSync(fd)
      fd = undefined
    },
  }
}
