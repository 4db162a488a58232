/** Now, in whole seconds since 1970, as every `created` of Stripe. */
export function unixNow(): number {
  return Math.floor(Date.now() / 1000)
}

/** The id behind a field that holds either an id or an object. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null
  return typeof reference === 'string' ? reference : reference.id
}
