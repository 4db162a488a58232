import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { v7 } from 'uuid'

export interface Ids {
  /** A new uuid v7, greater than those before it. */
  uuid(): string
  /** Tells requests apart: a uuid v7 without order within a millisecond, twelve times cheaper. */
  requestId(): string
  /** A new unguessable text: 32 random bytes, base64url. */
  token(): string
  /** `length` random bytes. */
  bytes(length: number): Buffer
}

export const systemIds: Ids = {
  uuid: () => v7(),
  requestId: () => randomUUIDv7(),
  token: () => randomBytes(32).toString('base64url'),
  bytes: (length) => randomBytes(length),
}
