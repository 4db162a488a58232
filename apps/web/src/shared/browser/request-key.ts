/** A fresh Idempotency-Key: 128 random bits in hexadecimal. Keep it for all tries of the same act. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
