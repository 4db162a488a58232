import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createVirusScanner, InfectedFileError, ScannerUnavailableError } from './virus-scanner.ts'

/** A daemon that answers as told once it has heard all, or at once; the bytes that it was given. */
async function daemon(answer: string, isHasty = false) {
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (isHasty) socket.end(answer)
    socket.on('data', (part) => {
      heard.push(part)
      if (!isHasty && Buffer.concat(heard).subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { scanner: createVirusScanner(`tcp://127.0.0.1:${port}`), heard }
}
async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
const read = async (content: AsyncIterable<Uint8Array>) => {
  const held: Uint8Array[] = []
  for await (const part of content) held.push(part)
  return Buffer.concat(held).toString()
}

describe('a file that is looked at on its way', () => {
  test('arrives whole once nothing was found in it', async () => {
    const { scanner, heard } = await daemon('stream: OK\0')
    expect(await read(scanner.watch(parts('Bon', '', 'jour')))).toBe('Bonjour')
    expect(Buffer.concat(heard).toString('latin1')).toBe('zINSTREAM\0\0\0\0\u0003Bon\0\0\0\u0004jour\0\0\0\0')
  })

  test('never ends when something was found, and says what', async () => {
    const { scanner } = await daemon('stream: Eicar-Signature FOUND\0')
    const fault = await read(scanner.watch(parts('x'))).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(InfectedFileError)
    expect((fault as Error).message).toBe('Eicar-Signature')
  })

  for (const [what, answer, isHasty] of [
    ['it is too large for it', 'INSTREAM size limit exceeded. ERROR\0', true],
    ['it answers something else', 'UNKNOWN COMMAND\0', false],
    ['it hangs up', '', false],
  ] as const) {
    test(`nor when ${what}`, async () => {
      const { scanner } = await daemon(answer, isHasty)
      await expect(read(scanner.watch(parts('a'.repeat(100_000), 'b')))).rejects.toThrow(
        ScannerUnavailableError,
      )
    })
  }

  test('nor when nobody is there; what breaks the file off is told as it is', async () => {
    const { scanner } = await daemon('stream: OK\0')
    const broken = async function* () {
      yield Buffer.from('x')
      throw new TypeError('broken off')
    }
    await expect(read(scanner.watch(broken()))).rejects.toThrow(TypeError)
    const nobody = createVirusScanner('tcp://127.0.0.1:1')
    await expect(read(nobody.watch(parts('x')))).rejects.toThrow(ScannerUnavailableError)
  })
})
