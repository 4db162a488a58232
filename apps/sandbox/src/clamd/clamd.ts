import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The file that every scanner knows and that harms nobody (eicar.org), in two halves: so this file is not taken for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const COMMAND = 'zINSTREAM\0'
/** As programs begin that speak to ClamAV’s daemon; no method of HTTP does. */
const FIRST_BYTE = COMMAND.charCodeAt(0)
const MOST_BYTES = 64 * 1024 * 1024

/** The bytes of all chunks up to the empty one; null while it is awaited. */
function contentOf(heard: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = COMMAND.length; heard.length >= at + 4; ) {
    const size = heard.readUInt32BE(at)
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(heard.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}

function answer(heard: Buffer): string | null {
  if (!COMMAND.startsWith(heard.subarray(0, COMMAND.length).toString('latin1'))) return 'UNKNOWN COMMAND\0'
  if (heard.length > MOST_BYTES) return 'INSTREAM size limit exceeded. ERROR\0'
  const content = contentOf(heard)
  if (content === null) return null
  return content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
}

function scan(socket: Socket, first: Buffer): void {
  const parts: Buffer[] = []
  let isAnswered = false
  const take = (part: Buffer) => {
    if (isAnswered) return
    parts.push(part)
    // Only its end can be the empty chunk: files are not read anew at each part.
    const mayEnd = part.length < 4 || part.subarray(-4).equals(Buffer.alloc(4))
    const size = parts.reduce((sum, { length }) => sum + length, 0)
    const text = mayEnd || size > MOST_BYTES || parts.length === 1 ? answer(Buffer.concat(parts)) : null
    if (text === null) return
    isAnswered = true
    socket.end(text)
  }
  socket.on('data', take)
  take(first)
}

interface Clamd {
  /** Lets a server of HTTP speak as the daemon too: whoever begins as its programs do is not a browser. */
  attach(server: Server): void
  stop(): void
}

/** Plays ClamAV’s daemon (INSTREAM) on the port of the sandbox: it finds the test file of EICAR and nothing else. */
export function createClamd(): Clamd {
  /** Those that have said nothing yet, or are scanned: the server knows nothing of them. */
  const ours = new Set<Socket>()
  return {
    attach(server) {
      const listeners = server.listeners('connection') as ((socket: Socket) => void)[]
      server.removeAllListeners('connection')
      server.on('connection', (socket: Socket) => {
        const hangUp = () => socket.destroy()
        ours.add(socket)
        socket.once('close', () => ours.delete(socket))
        socket.on('error', hangUp)
        socket.once('data', (first: Buffer) => {
          if (first[0] === FIRST_BYTE) {
            scan(socket, first)
            return
          }
          ours.delete(socket)
          socket.off('error', hangUp)
          socket.pause()
          socket.unshift(first)
          for (const listen of listeners) listen.call(server, socket)
          process.nextTick(() => socket.resume())
        })
      })
    },
    stop() {
      for (const socket of ours) socket.destroy()
    },
  }
}
