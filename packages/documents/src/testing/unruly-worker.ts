import { parentPort } from 'node:worker_threads'

type Request = { id: number; data: { holder: { firstName: string } } }

/** Behaves as the first name says: crashes, ends, hangs, answers after a while, else answers with that name. */
parentPort?.on('message', ({ id, data }: Request) => {
  const wish = data.holder.firstName
  if (wish === 'throw') throw new Error('thrown on purpose')
  if (wish === 'exit') process.exit(3)
  if (wish === 'hang') return
  const bytes = new TextEncoder().encode(wish)
  setTimeout(
    () => parentPort?.postMessage({ id, pdf: bytes.buffer }, [bytes.buffer]),
    wish === 'slow' ? 150 : 0,
  )
})
