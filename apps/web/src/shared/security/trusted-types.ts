interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (text: string) => string | null }): unknown
}

/**
 * Mantine writes its `<style>` texts through innerHTML, which the Content-Security-Policy submits to Trusted Types. The
 * default policy lets texts without any tag pass and refuses all others. Must be the first import of the program.
 */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })
