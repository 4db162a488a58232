/** Longest name that is kept, in characters; with its extension. */
export const FILE_NAME_LENGTH = 120
const EXTENSION_LENGTH = 10
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu
const NO_NAME = 'document'

/** What stands after the last slash of either kind. */
const lastPart = (path: string): string => path.split(/[/\\]/u).findLast((part) => part.trim() !== '') ?? ''

/**
 * Signs that are shown otherwise than they are, or not at all, and those that file systems refuse: controls, U+0000,
 * directions of writing (so that "exe.png" cannot be read as "gnp.exe"), invisible signs, halves of pairs.
 */
const withoutTraps = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')

const trimmed = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '')
const cut = (text: string, length: number): string => trimmed([...text].slice(0, length).join(''))

/** A name in two: "rapport.final" and "pdf". A part that is long or no word is not an extension. */
export function splitExtension(name: string): readonly [stem: string, extension: string] {
  const found = /^(.+)\.([a-z0-9]{1,10})$/iu.exec(name)
  return found ? [found[1] as string, (found[2] as string).toLowerCase()] : [name, '']
}

/**
 * A name under which a file may be shown and saved anywhere, whatever was given: one part, no control or direction
 * signs, no device, at most FILE_NAME_LENGTH characters. `extensions` are those of its content: where the name has none
 * of them, the first stands in place of its own.
 */
export function safeFileName(given: string, extensions: readonly string[] = []): string {
  const [stem, own] = splitExtension(trimmed(withoutTraps(lastPart(given))))
  const extension = extensions.length === 0 || extensions.includes(own) ? own : (extensions[0] ?? '')
  const kept = cut(stem, FILE_NAME_LENGTH - EXTENSION_LENGTH - 1) || NO_NAME
  const harmless = DEVICE.test(kept.split('.')[0] ?? '') ? `_${kept}` : kept
  return extension === '' ? harmless : `${harmless}.${extension}`
}

/** What a reader calls the document: the file’s name without its extension. */
export const documentNameOf = (fileName: string): string => splitExtension(fileName)[0]

/** Gives names of which none comes twice, whatever the case: the second "Avis.pdf" is "Avis (2).pdf". */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const [stem, extension] = splitExtension(name)
    const ending = extension === '' ? '' : `.${extension}`
    let given = name
    for (let n = 2; taken.has(given.toLowerCase()); n++) given = `${stem} (${n})${ending}`
    taken.add(given.toLowerCase())
    return given
  }
}

/** `Content-Disposition` of a file that is saved under `name` (RFC 6266). */
export const attachmentHeader = (name: string): string => {
  const safe = safeFileName(name)
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${safe.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encoded}`
}
