import { afterEach, describe, expect, it } from 'vitest'
import {
  createPdfPool,
  type PdfPool,
  type PdfPoolOptions,
  PdfQueueFullError,
  PdfRenderError,
} from './pdf-pool.ts'
import { sampleCertificate, sampleReceipt } from './sample-data.ts'
import { flat, readPdf } from './testing/read-pdf.ts'

const pools: PdfPool[] = []
const open = (options?: PdfPoolOptions): PdfPool => {
  const pool = createPdfPool(options)
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.stop()))
})

const unruly = { workerUrl: new URL('./testing/unruly-worker.ts', import.meta.url) }
const wish = (pool: PdfPool, firstName: string) =>
  pool
    .render('membership-certificate', {
      ...sampleCertificate,
      holder: { ...sampleCertificate.holder, firstName },
    })
    .then((pdf) => pdf.toString())

describe('the PDF pool, with its own worker', () => {
  it('makes 20 documents that were asked for at once, each with its own facts', {
    timeout: 40_000,
  }, async () => {
    const pool = open()
    const pdfs = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? pool.render('membership-certificate', {
              ...sampleCertificate,
              certificate: { ...sampleCertificate.certificate, number: `AA-2026-${index}` },
            })
          : pool.render('payment-receipt', {
              ...sampleReceipt,
              receipt: { ...sampleReceipt.receipt, number: `RE-2026-${index}` },
            }),
      ),
    )
    for (const [index, pdf] of pdfs.entries()) {
      const { text } = await readPdf(pdf)
      expect(flat(text)).toContain(`${index % 2 === 0 ? 'AA' : 'RE'}-2026-${index}`)
    }
  })

  it('writes each letter as itself, also one that first came as a part of an accented one', {
    timeout: 40_000,
  }, async () => {
    const pool = open({ size: 1 })
    const certify = async (firstName: string, lastName: string) => {
      const holder = { ...sampleCertificate.holder, firstName, lastName }
      return flat(
        (await readPdf(await pool.render('membership-certificate', { ...sampleCertificate, holder }))).text,
      )
    }
    expect(await certify('Élodie', 'Édim')).toContain('Élodie ÉDIM')
    expect(await certify('Élodie', 'Aubanel-Roche')).toContain('Élodie AUBANEL-ROCHE')
  })

  it('fails one document for its data and makes the next', { timeout: 40_000 }, async () => {
    const pool = open()
    const wrong = { ...sampleReceipt, receipt: { ...sampleReceipt.receipt, amountCents: 1 } }
    const [first, second] = await Promise.allSettled([
      pool.render('payment-receipt', wrong),
      pool.render('payment-receipt', sampleReceipt),
    ])
    expect(first).toMatchObject({ status: 'rejected', reason: { name: 'PdfRenderError' } })
    expect(second.status).toBe('fulfilled')
  })
})

describe('the PDF pool, with a worker that misbehaves', () => {
  it.each(['throw', 'exit'])(
    'replaces a worker that crashes (%s) and fails only its document',
    async (crash) => {
      const pool = open(unruly)
      const [before, crashed, after] = await Promise.allSettled([
        wish(pool, 'a'),
        wish(pool, crash),
        wish(pool, 'b'),
      ])
      expect(before).toEqual({ status: 'fulfilled', value: 'a' })
      expect(crashed).toMatchObject({ status: 'rejected', reason: { name: 'PdfRenderError' } })
      expect(after).toEqual({ status: 'fulfilled', value: 'b' })
    },
  )

  it('ends a worker that takes too long', { timeout: 20_000 }, async () => {
    const pool = open({ ...unruly, timeoutMs: 3000 })
    const [hung, after] = await Promise.allSettled([wish(pool, 'hang'), wish(pool, 'b')])
    expect(hung).toMatchObject({ status: 'rejected', reason: { message: 'no PDF within 3000 ms' } })
    expect(after).toEqual({ status: 'fulfilled', value: 'b' })
  })

  it('refuses at once when the queue is full, and takes documents again later', async () => {
    const pool = open({ ...unruly, maxQueue: 2 })
    const accepted = [wish(pool, 'slow'), wish(pool, 'b'), wish(pool, 'c')]
    await expect(wish(pool, 'd')).rejects.toBeInstanceOf(PdfQueueFullError)
    await expect(Promise.all(accepted)).resolves.toEqual(['slow', 'b', 'c'])
    await expect(wish(pool, 'e')).resolves.toBe('e')
  })

  it('goes on with its other workers while one is busy', async () => {
    const pool = open({ ...unruly, size: 2 })
    const busy = expect(wish(pool, 'hang')).rejects.toBeInstanceOf(PdfRenderError)
    await expect(Promise.all([wish(pool, 'b'), wish(pool, 'c')])).resolves.toEqual(['b', 'c'])
    await pool.stop()
    await busy
  })

  it('rejects what waits, runs and comes later once stopped', async () => {
    const pool = open(unruly)
    const running = Promise.allSettled([wish(pool, 'hang'), wish(pool, 'b')])
    await pool.stop()
    for (const result of await running) expect(result).toMatchObject({ reason: { name: 'PdfRenderError' } })
    await expect(wish(pool, 'c')).rejects.toBeInstanceOf(PdfRenderError)
  })
})
