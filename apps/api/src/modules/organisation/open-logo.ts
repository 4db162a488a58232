import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { readSettings, type SettingsRow } from './data/organisation-data.ts'

async function readLogo(ctx: Ctx, row: SettingsRow): Promise<{ content: Buffer; mediaType: string } | null> {
  const { logoKey: key, logoSha256: sha256, logoSize: size, logoType: mediaType } = row
  if (key === null || sha256 === null || size === null || mediaType === null) return null
  const parts: Buffer[] = []
  for await (const part of await ctx.deps.files.open({ key, sha256, size })) parts.push(part)
  return { content: Buffer.concat(parts), mediaType }
}

/** The logo, for anybody. `name` is that of the logo which is asked for. @throws a problem `resource.not-found`. */
export async function openLogo(ctx: Ctx, name: string | undefined) {
  const row = await readSettings(ctx)
  const logo = await readLogo(ctx, row)
  if (!logo) throw problem('resource.not-found')
  return { ...logo, isNamed: name !== undefined && row.logoSha256?.startsWith(name) === true }
}

/** The logo as a data address, for documents. A store that is away, or a file that is damaged, leaves them without. */
export async function findLogoData(ctx: Ctx, row: SettingsRow): Promise<string | null> {
  try {
    const logo = await readLogo(ctx, row)
    return logo && `data:${logo.mediaType};base64,${logo.content.toString('base64')}`
  } catch (error) {
    ctx.log.warn({ err: error }, 'the logo could not be read')
    return null
  }
}

/** Where the logo lies in the store of files, so that it is not taken for a leftover. */
export const findLogoKey = async (ctx: Ctx): Promise<string | null> => (await readSettings(ctx)).logoKey
