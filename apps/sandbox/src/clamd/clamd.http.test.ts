import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, type World } from '../testing/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const TEST_FILE = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}' + '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** What the port of the sandbox answers to these chunks. */
function scanned(...chunks: string[]): Promise<string> {
  const { hostname, port } = new URL(world.sandbox.url)
  const socket = connect(Number(port), hostname)
  socket.write('zINSTREAM\0')
  for (const chunk of [...chunks, '']) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(chunk))
    socket.write(length)
    socket.write(chunk)
  }
  return text(socket)
}

it('plays the virus scanner on its port: it finds the test file, however it comes, and nothing else', async () => {
  expect(await scanned('Bonjour', ' à tous')).toBe('stream: OK\0')
  expect(await scanned(TEST_FILE)).toBe('stream: Eicar-Signature FOUND\0')
  expect(await scanned('avant ', TEST_FILE.slice(0, 20), TEST_FILE.slice(20), ' après')).toBe(
    'stream: Eicar-Signature FOUND\0',
  )
  expect(await scanned('a'.repeat(200_000), '\0\0\0\0')).toBe('stream: OK\0')
  // Browsers are served beside it.
  expect((await fetch(`${world.sandbox.url}/health`)).status).toBe(200)
})
