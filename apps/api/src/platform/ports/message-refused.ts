/** Raised when whoever carries messages refuses one for good: trying again would change nothing. */
export class MessageRefusedError extends Error {
  override name = 'MessageRefusedError'
}
