import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCompanion } from '../child.ts'
import { download, exchange } from '../client.ts'
import { decimal, type Figure, inTurns, ratioFigure } from '../figures.ts'
import { watchPeak } from './memory.ts'
import type { Scenario } from './scenario.ts'

const BYTES = 20 * 1024 * 1024
const AT_ONCE = 4
const ROUNDS = 7

/** Documents of 20 MB, each another one, from the encrypted store, against the same bytes as a plain file through Fastify. */
export const measureDownload: Scenario = async ({ baseUrl, databaseUrl, members, apiPid }) => {
  const [who] = members
  if (!who) throw new RangeError('nobody is signed in')
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES - 9)])
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'plain.pdf')
  writeFileSync(file, bytes)
  const server = await startCompanion('server', { DATABASE_URL: databaseUrl, PLAIN_FILE: file })
  try {
    const put = async (name: string) => {
      const { status, body } = await exchange(`${baseUrl}/api/v1/documents?name=${name}.pdf`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-guichet': '1', cookie: who.cookie },
        body: bytes,
      })
      if (status !== 201) throw new Error(`the document was refused: ${status} ${body.toString()}`)
      const { id } = JSON.parse(body.toString()) as { id: string }
      return `${baseUrl}/api/v1/documents/${id}/content`
    }
    const documents = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => put(`banc-${index}`)))
    const { url } = await server.ask<{ url: string }>({})
    const rate = async (addresses: readonly string[]) => {
      const startedAt = performance.now()
      const got = await Promise.all(addresses.map((address) => download(address, who.cookie)))
      if (got.some((each) => !each.equals(bytes))) throw new Error('other bytes came')
      return (AT_ONCE * BYTES) / 1e3 / (performance.now() - startedAt)
    }
    const portal = () => rate(documents)
    const bare = () => rate(documents.map(() => `${url}/file`))
    await portal()
    await bare()
    const peak = watchPeak(apiPid)
    const rounds = await inTurns(ROUNDS, portal, bare)
    const megabytes = peak.stop()
    const grown: Figure = {
      what: `– memory of the API process while ${AT_ONCE} are read at once: highest`,
      measured: megabytes === undefined ? 'not told by this system' : `${decimal(megabytes, 0)} MB`,
      reach: 'told',
      passed: null,
    }
    const what = 'document of 20 MB out of the encrypted store ÷ the plain file through Fastify'
    return [ratioFigure(what, rounds, 0.5, 'MB per s'), grown]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
