import { parentPort } from 'node:worker_threads'
import { renderDocument, renderMembershipCertificate } from './render-document.ts'
import type { RenderAnswer, RenderRequest } from './render-messages.ts'
import { sampleCertificate } from './sample-data.ts'

const port = parentPort
if (!port) throw new Error('render-worker.ts runs as a worker thread')

async function answer({ id, kind, data }: RenderRequest): Promise<RenderAnswer> {
  try {
    const pdf = await renderDocument(kind, data)
    return { id, pdf: new Uint8Array(pdf).buffer }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

/** One at a time, in the order they came, after a throw-away document that makes the first real one as fast as the rest. */
let tail: Promise<unknown> = renderMembershipCertificate(sampleCertificate)

port.on('message', (request: RenderRequest) => {
  tail = tail.then(async () => {
    const message = await answer(request)
    port.postMessage(message, 'pdf' in message ? [message.pdf] : [])
  })
})
