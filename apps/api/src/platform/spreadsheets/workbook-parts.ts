import type { Readable } from 'node:stream'
import type { SaxesTagPlain } from 'saxes'
import type { Entry, ZipFile } from 'yauzl'

/** Why a workbook cannot be read. */
type WorkbookFault =
  | 'import.workbook-broken'
  | 'import.workbook-locked'
  | 'import.workbook-too-large'
  | 'import.sheet-unknown'
  | 'import.sheet-empty'
export class BrokenWorkbook extends Error {
  override name = 'BrokenWorkbook'
  readonly code: WorkbookFault
  /** The sheets that there are, where another was asked for. */
  readonly sheets: readonly string[]
  constructor(
    code: WorkbookFault,
    { cause, sheets = [] }: { cause?: unknown; sheets?: readonly string[] } = {},
  ) {
    super(code, { cause })
    this.code = code
    this.sheets = sheets
  }
}

/** Parts of a workbook: few hundreds, even with pictures. */
const MOST_PARTS = 5000
const SHORT_PART = 8_000_000

export interface Parts {
  /** Whether there is a part of this name. */
  has(name: string): boolean
  /**
   * Reads a part tag by tag, as it is unpacked; nothing of it is kept. Lines of the reader are given on after each piece.
   * @throws {BrokenWorkbook} for one that says or turns out to be larger than `mostBytes`, and for what is no XML.
   */
  read<T>(name: string, reader: PartReader<T>, mostBytes?: number): AsyncGenerator<readonly T[]>
}
export interface PartReader<T> {
  open?(tag: string, attributes: Readonly<Record<string, string>>): void
  close?(tag: string): void
  text?(text: string): void
  /** What was found since the last time. */
  take?(): readonly T[]
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

async function* parse<T>(stream: Readable, reader: PartReader<T>): AsyncGenerator<readonly T[]> {
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new BrokenWorkbook('import.workbook-broken')
  })
  parser.on('error', (error) => {
    throw new BrokenWorkbook('import.workbook-broken', { cause: error })
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => reader.open?.(local(name), attributes))
  parser.on('closetag', ({ name }: SaxesTagPlain) => reader.close?.(local(name)))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of stream) {
    parser.write(decoder.decode(piece as Buffer, { stream: true }))
    const found = reader.take?.() ?? []
    if (found.length > 0) yield found
  }
  parser.write(decoder.decode()).close()
  yield reader.take?.() ?? []
}

const asFault = (error: unknown): BrokenWorkbook =>
  error instanceof BrokenWorkbook ? error : new BrokenWorkbook('import.workbook-broken', { cause: error })

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (found.size >= MOST_PARTS) throw new BrokenWorkbook('import.workbook-too-large')
    // Names are compared without case; the first of two counts.
    const name = entry.fileName.toLowerCase()
    if (!found.has(name)) found.set(name, entry)
  }
  return found
}

/** Opens the ZIP that a workbook is. @throws {BrokenWorkbook} */
export async function openParts(bytes: Buffer): Promise<Parts> {
  try {
    const { fromBufferPromise } = await import('yauzl')
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    const entries = await partsOf(zip)
    return {
      has: (name) => entries.has(name.toLowerCase()),
      async *read(name, reader, mostBytes = SHORT_PART) {
        const entry = entries.get(name.toLowerCase())
        if (!entry) throw new BrokenWorkbook('import.workbook-broken')
        if (entry.isEncrypted()) throw new BrokenWorkbook('import.workbook-locked')
        // What it unpacks to is held to what it says here.
        if (entry.uncompressedSize > mostBytes) throw new BrokenWorkbook('import.workbook-too-large')
        try {
          yield* parse(await zip.openReadStreamPromise(entry), reader)
        } catch (error) {
          throw asFault(error)
        }
      },
    }
  } catch (error) {
    throw asFault(error)
  }
}

/** Reads a part to its end. */
export async function readAll<T>(found: AsyncGenerator<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const some of found) for (const one of some) all.push(one)
  return all
}
