import type { Readable } from 'node:stream'
import { LOGO_MOST_BYTES } from '@guichet/contract/settings.contract'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { problem } from '../../platform/problem-error.ts'
import { typeOfPicture } from './check-picture.ts'
import { readSettings, type SettingsRow, writeSettings } from './data/organisation-data.ts'
import { getSettings, type SettingsView } from './settings.ts'

/** @throws a problem `logo.refused` for what is too large. */
async function readPicture(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  // Left open when it is refused: the caller is to read the answer, not to see the line cut.
  for await (const part of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += part.length
    if (length > LOGO_MOST_BYTES) throw problem('logo.refused')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The former file goes once nothing names it any more. */
async function replaceLogo(
  tx: Ctx,
  version: string,
  logo: Pick<SettingsRow, 'logoKey' | 'logoSha256' | 'logoSize' | 'logoType'>,
): Promise<SettingsView> {
  const row = await readSettings(tx)
  demandVersion(version, row.version)
  if (row.logoKey === null && logo.logoKey === null) return getSettings(tx)
  if (!(await writeSettings(tx, row.version, logo))) throw problem('resource.changed')
  if (row.logoKey !== null) await emit(tx, 'file.orphaned', { key: row.logoKey })
  await audit(tx, {
    action: logo.logoKey === null ? 'organisation.logo-removed' : 'organisation.logo-saved',
    ...{ subjectKind: 'organisation', subjectId: null },
    before: { logo: row.logoSha256 },
    after: { logo: logo.logoSha256 },
  })
  return getSettings(tx)
}

/**
 * Keeps a picture as the logo. What it is is told by its content, whatever it is called.
 * @throws problems `logo.refused`, `resource.changed`.
 */
export async function saveLogo(ctx: Ctx, version: string, body: Readable): Promise<SettingsView> {
  const bytes = await readPicture(body)
  const logoType = typeOfPicture(bytes)
  const file = await ctx.deps.files.put(
    (async function* () {
      yield bytes
    })(),
  )
  try {
    return await withTx(ctx, (tx) =>
      replaceLogo(tx, version, {
        ...{ logoKey: file.key, logoSha256: file.sha256, logoSize: file.size, logoType },
      }),
    )
  } catch (error) {
    await ctx.deps.files
      .remove(file.key)
      .catch((failure: unknown) => ctx.log.warn({ err: failure, key: file.key }, 'a logo that is none stays'))
    throw error
  }
}

/** Takes the logo away. @throws a problem `resource.changed`. */
export const removeLogo = (ctx: Ctx, version: string): Promise<SettingsView> =>
  withTx(ctx, (tx) =>
    replaceLogo(tx, version, { logoKey: null, logoSha256: null, logoSize: null, logoType: null }),
  )
