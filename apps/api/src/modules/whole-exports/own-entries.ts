import { safeFileName } from '@guichet/domain/file-name'
import type { Ctx } from '../../ctx.ts'
import type { ZipEntry } from '../../platform/zip-stream.ts'
import { renderReceipt } from '../billing/index.ts'
import { renderCertificatesOf } from '../certificates/index.ts'
import { renderReceiptsOf } from '../declarations/index.ts'
import { renderInvoicesOf } from '../invoices/index.ts'
import { decryptNir } from '../memberships/index.ts'
import {
  filesOf,
  findNirCiphers,
  NIR_PARTS,
  OWN_PARTS,
  ownThreadFiles,
  readReceiptPayments,
} from './data/own-data.ts'
import { rowsOf } from './data/part-data.ts'
import { ownReadMe } from './domain/own-read-me.ts'
import { BATCH, documentEntries, type Tell, text, threadEntries } from './export-entries.ts'

type OwnPart = (typeof OWN_PARTS)[number]

/** The rows of a part as a list in JSON, each on a line of its own. */
async function* rowsJson(
  ctx: Ctx,
  { part, meant }: OwnPart,
  personId: string,
  more: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<Buffer> {
  let before = '['
  for await (const rows of rowsOf(ctx, part, BATCH, meant(personId)))
    for (const row of rows) {
      yield Buffer.from(`${before}\n${JSON.stringify({ ...row, ...more })}`)
      before = ','
    }
  yield Buffer.from(before === '[' ? '[]\n' : '\n]\n')
}

async function* bytes(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

/** All that is held about a person, file by file: lists in JSON, receipts and certificates, documents (U04). */
export async function* ownEntries(ctx: Ctx, personId: string, tell: Tell): AsyncGenerator<ZipEntry> {
  const modifiedAt = ctx.clock.now()
  const entry = (name: string, content: AsyncIterable<Uint8Array>): ZipEntry => ({
    ...{ name, modifiedAt, content, deflated: true },
  })
  yield entry('LISEZ-MOI.txt', text(ownReadMe(ctx.clock.today(), ctx.locale)))
  const ciphers = await findNirCiphers(ctx, personId)
  for (const own of NIR_PARTS) {
    const cipher = ciphers.get(own.part.name)
    const nir = cipher === undefined ? null : decryptNir(ctx, cipher)
    yield entry(`${own.part.name}.json`, rowsJson(ctx, own, personId, { nir }))
  }
  for (const own of OWN_PARTS) {
    await tell(own.part.name, 0)
    yield entry(`${own.part.name}.json`, rowsJson(ctx, own, personId))
  }
  for (const { paymentId } of await readReceiptPayments(ctx, personId)) {
    await tell('recus', 0)
    const { pdf, number } = await renderReceipt(ctx, paymentId, personId, ctx.locale)
    yield { name: `recus/${safeFileName(number)}.pdf`, modifiedAt, content: bytes(pdf) }
  }
  for await (const { pdf, number } of renderInvoicesOf(ctx, personId)) {
    await tell('factures', 0)
    yield { name: `factures/${safeFileName(number)}.pdf`, modifiedAt, content: bytes(pdf) }
  }
  for await (const { pdf, number } of renderCertificatesOf(ctx, personId)) {
    await tell('attestations', 0)
    yield { name: `attestations/${safeFileName(number)}.pdf`, modifiedAt, content: bytes(pdf) }
  }
  for await (const { pdf, number } of renderReceiptsOf(ctx, personId)) {
    await tell('recepisses', 0)
    yield { name: `recepisses/${safeFileName(number)}.pdf`, modifiedAt, content: bytes(pdf) }
  }
  yield* documentEntries(ctx, tell, filesOf(personId))
  yield* threadEntries(ctx, tell, ownThreadFiles(personId))
}
