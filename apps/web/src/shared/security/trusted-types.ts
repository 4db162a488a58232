interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML: (text: string) => string | null
      createScriptURL: (address: string) => string | null
    },
  ): unknown
}

/** A program of our own build, such as the worker that reads PDF files. */
const isOwnProgram = (address: string): boolean => {
  const { origin, pathname, search } = new URL(address, globalThis.location.href)
  return origin === globalThis.location.origin && search === '' && /^\/assets\/[\w.-]+\.m?js$/u.test(pathname)
}

/**
 * Mantine writes its `<style>` texts through innerHTML, which the Content-Security-Policy submits to Trusted Types. The
 * default policy lets texts without any tag pass and refuses all others; workers are those of our own build. Must be the
 * first import of the program.
 */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) => (isOwnProgram(address) ? address : null),
})
