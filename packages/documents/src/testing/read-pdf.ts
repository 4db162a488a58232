import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PlacedText = { text: string; left: number; right: number; baseline: number; page: number }

export type ReadPdf = {
  pages: { width: number; height: number }[]
  /** Everything that is written, in drawing order, one line end per drawn line; every space a plain one. */
  text: string
  /** The signs exactly as the file maps them, U+00A0 included; drawing order, no line ends. */
  signs: string
  placed: PlacedText[]
  language: unknown
  info: Record<string, unknown>
  /** Name and whether the file itself holds it, per font. */
  fonts: { name: string; embedded: boolean }[]
  links: string[]
  /** Pictures that the file holds. */
  images: number
}

/** Reads a PDF back with pdf.js, which has nothing in common with what wrote it. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(pdf).toString('latin1')
  const task = getDocument({ data: new Uint8Array(pdf), disableFontFace: true, verbosity: 0 })
  const document = await task.promise
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> }
  const read: ReadPdf = {
    pages: [],
    text: '',
    signs: '',
    placed: [],
    language: info.Language,
    info,
    fonts: [],
    links: [],
    images: raw.match(/\/Subtype \/Image\b/g)?.length ?? 0,
  }
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    read.pages.push({ width, height })
    const { items } = await page.getTextContent({ disableNormalization: true })
    for (const item of items) {
      if (!('str' in item)) continue
      read.text += item.str + (item.hasEOL ? '\n' : '')
      const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])]
      read.placed.push({ text: item.str, left, right: left + item.width, baseline, page: number })
    }
    const { fnArray, argsArray } = await page.getOperatorList()
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.showText) continue
      const [glyphs] = argsArray[index] as [({ unicode: string } | number)[]]
      for (const glyph of glyphs) if (typeof glyph === 'object') read.signs += glyph.unicode
    }
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype === 'Link') read.links.push(String(annotation.url))
    }
  }
  await task.destroy()
  // Every font the pages ask for; one of the standard fourteen has no descriptor, hence no file.
  for (const [font] of raw.matchAll(/\/Type \/Font\n(?:(?!endobj)[\s\S])*/g)) {
    if (/\/Subtype \/CIDFontType/.test(font)) continue
    const name = /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? ''
    const file = new RegExp(
      `/FontName /${name.replace('+', '\\+')}\\n(?:(?!endobj)[\\s\\S])*?/FontFile[23]? \\d+ 0 R`,
    )
    read.fonts.push({ name, embedded: file.test(raw) })
  }
  return read
}

/** The text with every line end and space run as one plain space, for looking sentences up. */
export const flat = (text: string): string => text.replace(/[\s\u00A0]+/gu, ' ').trim()
