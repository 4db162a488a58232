import { createConnection, type Socket } from 'node:net'

/** Raised when something harmful was found in a file; `message` is its name. */
export class InfectedFileError extends Error {
  override name = 'InfectedFileError'
}
/** Raised when a file could not be looked at: nobody answers, or not well. */
export class ScannerUnavailableError extends Error {
  override name = 'ScannerUnavailableError'
}

export interface VirusScanner {
  /**
   * The same bytes, each handed on while the scanner looks at it; the end comes once all of it was found harmless.
   * @throws {InfectedFileError}
   * @throws {ScannerUnavailableError}
   */
  watch(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

const USUAL_PORT = 3310
const TIMEOUT_MS = 30_000
const MOST_ANSWER_BYTES = 4096

const lengthOf = (size: number): Buffer => {
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(size)
  return prefix
}

const unavailable = (cause: unknown): ScannerUnavailableError =>
  new ScannerUnavailableError('the virus scanner does not do as asked', { cause })

/** What it answers, up to its NUL or the end of the line. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      text += part
      if (text.includes('\0') || text.length > MOST_ANSWER_BYTES) resolve(text.split('\0')[0] ?? '')
    })
    socket.once('end', () => resolve(text))
    socket.once('close', () => reject(unavailable('it hung up')))
    socket.once('error', (error) => reject(unavailable(error)))
    socket.once('timeout', () => socket.destroy(new Error('it keeps silent')))
  })

const give = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(unavailable(error)) : resolve()))
  })

/** @throws {InfectedFileError} @throws {ScannerUnavailableError} */
function judge(answer: string): void {
  const found = /^stream: (.+) FOUND$/u.exec(answer.trim())?.[1]
  if (found !== undefined) throw new InfectedFileError(found)
  if (answer.trim() !== 'stream: OK') throw unavailable(answer)
}

/** ClamAV's daemon, asked by INSTREAM (man 8 clamd): `tcp://host:port`. Its StreamMaxLength is to be that of the largest file. */
export function createVirusScanner(address: string): VirusScanner {
  const { hostname, port } = new URL(address)
  return {
    async *watch(content) {
      const socket = createConnection({ host: hostname, port: port === '' ? USUAL_PORT : Number(port) })
      socket.setTimeout(TIMEOUT_MS)
      const answer = answerOf(socket)
      // Heard when it is awaited, after the last byte.
      answer.catch(() => undefined)
      try {
        await give(socket, Buffer.from('zINSTREAM\0'))
        for await (const part of content) {
          if (part.byteLength === 0) continue
          await give(socket, lengthOf(part.byteLength))
          await give(socket, part)
          yield part
        }
        await give(socket, lengthOf(0))
        judge(await answer)
      } finally {
        socket.destroy()
      }
    },
  }
}
