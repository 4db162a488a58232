import { crc32, deflateSync } from 'node:zlib'
import { BLACK, parseColour, readableColour } from '@guichet/domain/colour'
import type { Ctx } from '../../ctx.ts'
import { drawMark, type MarkShape } from './domain/portal-mark.ts'
import { getOrganisationProfile } from './organisation-profile.ts'

/** What phones and computers show of the portal once it is installed, by file name. */
export const PORTAL_ICONS = {
  'icon-192.png': { side: 192, ground: 'rounded', scale: 1 },
  'icon-512.png': { side: 512, ground: 'rounded', scale: 1 },
  'maskable-512.png': { side: 512, ground: 'full', scale: 0.72 },
  'apple-touch-icon.png': { side: 180, ground: 'full', scale: 0.84 },
} as const satisfies Readonly<Record<string, MarkShape>>
export type PortalIcon = keyof typeof PORTAL_ICONS

/** For an organisation whose colour is none: that of the mark in the page. */
export const MARK_COLOUR = '#0f5f78'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function part(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(content.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

function encodePng(dots: Uint8Array, side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits a channel, red, green, blue and opacity.
  header.set([8, 6], 8)
  const lines = Buffer.alloc(side * (side * 4 + 1))
  for (let row = 0; row < side; row++)
    lines.set(dots.subarray(row * side * 4, (row + 1) * side * 4), row * (side * 4 + 1) + 1)
  const parts = [part('IHDR', header), part('IDAT', deflateSync(lines)), part('IEND', Buffer.alloc(0))]
  return Buffer.concat([SIGNATURE, ...parts])
}

const drawn = new Map<PortalIcon, { readonly colour: string; readonly png: Buffer }>()

/** The mark of the portal in the organisation’s colour, as a picture; drawn once for each colour. */
export async function openPortalIcon(ctx: Pick<Ctx, 'db'>, icon: PortalIcon): Promise<Buffer> {
  const { accentColour } = await getOrganisationProfile(ctx)
  const colour = readableColour(accentColour, MARK_COLOUR)
  const kept = drawn.get(icon)
  if (kept?.colour === colour) return kept.png
  const shape = PORTAL_ICONS[icon]
  const png = encodePng(drawMark(parseColour(colour) ?? BLACK, shape), shape.side)
  drawn.set(icon, { colour, png })
  return png
}
