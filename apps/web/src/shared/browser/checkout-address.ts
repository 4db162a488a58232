/**
 * The address of a payment page if the browser may be sent there: absolute, http(s), without credentials in it.
 * Anything else (`javascript:`, `data:`, a relative path) is undefined.
 */
export function checkoutAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined
  const parsed = new URL(url)
  const web = parsed.protocol === 'https:' || parsed.protocol === 'http:'
  return web && parsed.username === '' && parsed.password === '' ? parsed.href : undefined
}
