/**
 * Keeps zod from compiling its parsers with `Function`, which the Content-Security-Policy refuses: said where zod looks for
 * its settings when it is loaded, since it asks at its first schema, and the bundler orders chunks as it likes. It comes
 * before anything that may load zod.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
