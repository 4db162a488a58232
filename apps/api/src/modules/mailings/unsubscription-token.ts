import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../ctx.ts'

const ID_BYTES = 16
const MARK_BYTES = 12
const FIELD = 'mailing_recipients.unsubscription'

const markOf = ({ deps }: Ctx, recipientId: string): Buffer =>
  deps.encryption.lookupHash(recipientId, FIELD).subarray(0, MARK_BYTES)

/** What the link of a mail carries: its recipient, signed. It never expires: a mail is read late. */
export const tokenOf = (ctx: Ctx, recipientId: string): string =>
  Buffer.concat([Buffer.from(recipientId.replace(/-/gu, ''), 'hex'), markOf(ctx, recipientId)]).toString(
    'base64url',
  )

/** The recipient that a link names; null for a link that this portal did not make. */
export function readToken(ctx: Ctx, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== ID_BYTES + MARK_BYTES || bytes.toString('base64url') !== token) return null
  const id = bytes
    .subarray(0, ID_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
  return timingSafeEqual(bytes.subarray(ID_BYTES), markOf(ctx, id)) ? id : null
}
