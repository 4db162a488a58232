import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

const HSTS_SECONDS = 63_072_000

/**
 * What helmet says with each answer, worked out once: they are the same for all, and saying them one by one is a tenth of what
 * a small answer costs. Pages put a policy of their own in the place of this one, which lets nothing in.
 */
export function securityHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const told = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => undefined,
  }
  let isWhole = false
  const tell = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    strictTransportSecurity: { maxAge: HSTS_SECONDS, includeSubDomains: true },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  tell({} as IncomingMessage, told as unknown as ServerResponse, (error) => {
    isWhole = error === undefined
  })
  if (!isWhole) throw new TypeError('the security headers were not told at once')
  return headers
}
