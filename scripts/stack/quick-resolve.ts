// Loaded with --import into programs that read the database. Node reads the manifest of a package again for each of its
// modules and for each import of it; that of drizzle-orm names 700 entry points (180 kB), which cost a start over a second.
import { registerHooks } from 'node:module'

const packageName = 'drizzle-orm'
const folder = `/node_modules/${packageName}/`
const resolved = new Map<string, { url: string; format: 'module'; shortCircuit: true }>()

const isOfPackage = (specifier: string) =>
  specifier === packageName || specifier.startsWith(`${packageName}/`)

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('.') && context.parentURL?.includes(folder))
      return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
    if (!isOfPackage(specifier) || !context.conditions.includes('import'))
      return nextResolve(specifier, context)
    const known = resolved.get(specifier)
    if (known) return known
    const found = { url: nextResolve(specifier, context).url, format: 'module', shortCircuit: true } as const
    resolved.set(specifier, found)
    return found
  },
})
