import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Version byte · 12-byte nonce · ciphertext · 16-byte tag. */
const VERSION = 1
const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** Raised when a ciphertext was altered, belongs to another field, or was made with another key. */
export class DecryptionError extends Error {
  override name = 'DecryptionError'
}

export interface Encryption {
  /** AES-256-GCM; `field` is bound to the ciphertext, so it cannot be moved to another column. */
  encrypt(plain: string | Buffer, field: string): Buffer
  /** @throws {DecryptionError} */
  decrypt(cipher: Buffer, field: string): Buffer
  decryptText(cipher: Buffer, field: string): string
  /** Keyed hash by which an encrypted value can be found again; not reversible without the key. */
  lookupHash(value: string, field: string): Buffer
}

/**
 * Encryption of personal identifiers and secrets at rest.
 * @param masterKey 32 random bytes, base64; sub-keys are derived from it (HKDF-SHA-256).
 * @throws {RangeError} when the key has another length.
 */
export function createEncryption(masterKey: string): Encryption {
  const master = Buffer.from(masterKey, 'base64')
  if (master.length !== 32) throw new RangeError('the encryption key must be 32 bytes, base64')
  const derive = (info: string) => Buffer.from(hkdfSync('sha256', master, 'guichet', info, 32))
  const cipherKey = derive(`cipher-v${VERSION}`)
  const lookupKey = derive('lookup-v1')
  const decrypt = (cipher: Buffer, field: string) => {
    if (cipher[0] !== VERSION || cipher.length < 1 + NONCE_LENGTH + TAG_LENGTH) {
      throw new DecryptionError('unknown ciphertext version')
    }
    const nonce = cipher.subarray(1, 1 + NONCE_LENGTH)
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, nonce, { authTagLength: TAG_LENGTH })
    decipher.setAAD(Buffer.from(field))
    decipher.setAuthTag(cipher.subarray(-TAG_LENGTH))
    try {
      return Buffer.concat([
        decipher.update(cipher.subarray(1 + NONCE_LENGTH, -TAG_LENGTH)),
        decipher.final(),
      ])
    } catch (error) {
      throw new DecryptionError('the ciphertext was altered', { cause: error })
    }
  }
  return {
    encrypt(plain, field) {
      const nonce = randomBytes(NONCE_LENGTH)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce, { authTagLength: TAG_LENGTH })
      cipher.setAAD(Buffer.from(field))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()])
    },
    decrypt,
    decryptText: (cipher, field) => decrypt(cipher, field).toString('utf8'),
    lookupHash: (value, field) => createHmac('sha256', lookupKey).update(`${field}\u0000${value}`).digest(),
  }
}
