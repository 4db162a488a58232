import { crc32, deflateSync } from 'node:zlib'

/** Text of a PDF page in the code page of its standard fonts. */
const pdfText = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replaceAll('\u00a0', ' ')
    .replace(/[\\()]/gu, '\\$&')

const pageOf = ([title = '', ...lines]: readonly string[]): string =>
  [
    `0.043 0.333 0.388 rg 56 770 483 4 re f 0 g BT /F1 22 Tf 56 730 Td (${pdfText(title)}) Tj ET`,
    `BT /F2 12 Tf 56 690 Td 18 TL ${lines.map((line) => `(${pdfText(line)}) Tj T*`).join(' ')} ET`,
  ].join('\n')

/** A PDF of some pages; the first line of each is its title. */
export function samplePdf(pages: readonly (readonly string[])[]): Buffer {
  const fonts = '/Font<</F1 3 0 R/F2 4 0 R>>'
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, n) => `${5 + 2 * n} 0 R`).join(' ')}]>>`,
    font('Helvetica-Bold'),
    font('Helvetica'),
    ...pages.flatMap((lines, n) => {
      const content = pageOf(lines)
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${fonts}>>/Contents ${6 + 2 * n} 0 R>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ]
    }),
  ]
  let body = '%PDF-1.7\n'
  const places = objects.map((object, n) => {
    const place = body.length
    body += `${n + 1} 0 obj${object}endobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${tail}`, 'latin1')
}

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** A picture: rings on a plain ground. */
export function samplePng(side = 256): Buffer {
  const rows = Buffer.alloc(side * (side * 3 + 1))
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const ring = Math.hypot(x - side / 2, y - side / 2) % 48 < 24
      rows.set(ring ? [11, 85, 99] : [236, 243, 241], y * (side * 3 + 1) + 1 + x * 3)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
