import type { FastifyInstance } from 'fastify'

const isSame = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length &&
  pattern.every((part, index) => (part.startsWith(':') ? path[index] !== '' : part === path[index]))

/** Notes the routes registered after this; answers which methods an address of theirs takes, none when it is nobody’s. */
export function noteMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: url.split('/'), methods: [method].flat() })
  })
  return (path) => {
    const parts = path.split('/')
    return [
      ...new Set(routes.filter(({ pattern }) => isSame(pattern, parts)).flatMap(({ methods }) => methods)),
    ].sort()
  }
}
