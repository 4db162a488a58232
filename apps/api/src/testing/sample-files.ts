import { deflateRawSync } from 'node:zlib'

/** The smallest PDF with a page. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
/** A picture of one point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')
export const WEBP = Buffer.concat([
  ...[Buffer.from('RIFF'), Buffer.from([26, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.alloc(18)],
])

function localEntry(name: string, content: Buffer, { deflate = false, size = content.length } = {}): Buffer {
  const body = deflate ? deflateRawSync(content) : content
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(deflate ? 8 : 0, 8)
  header.writeUInt32LE(body.length, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), body])
}

const TYPES = (type: string) =>
  Buffer.from(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
  )

/** The beginning of office files, as their programs write them. */
export const DOCX = Buffer.concat([
  localEntry('[Content_Types].xml', TYPES('wordprocessingml.document'), { deflate: true }),
  localEntry('word/document.xml', Buffer.from('<w:document/>')),
])
export const XLSX = Buffer.concat([
  localEntry('[Content_Types].xml', TYPES('spreadsheetml.sheet'), { deflate: true }),
  localEntry('xl/workbook.xml', Buffer.from('<workbook/>')),
])
export const ODT = Buffer.concat([
  localEntry('mimetype', Buffer.from('application/vnd.oasis.opendocument.text')),
  localEntry('content.xml', Buffer.from('<office/>')),
])
export const ZIP = localEntry('readme.txt', Buffer.from('hello'))
/** A document that says it holds ten gigabytes, and would. */
export const ZIP_BOMB = Buffer.concat([
  DOCX,
  localEntry('word/bomb.xml', Buffer.alloc(20_000_000), { deflate: true, size: 0xfffffff0 }),
])
/** Types part that inflates without end. */
export const TYPES_BOMB = localEntry('[Content_Types].xml', Buffer.alloc(50_000_000, 'a'), { deflate: true })
