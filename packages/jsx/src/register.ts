// Loaded with --import into the programs of the portal (docs/adr/0017-types-stripped-by-node.md). Node strips the types of
// .ts by itself; .tsx it does not read.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { jsxCompiler } from './compile-jsx.ts'

const compile = jsxCompiler(fileURLToPath(new URL('../../../.cache/jsx', import.meta.url)))

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context)
    const file = fileURLToPath(url)
    return { format: 'module', source: compile(file, readFileSync(file, 'utf8')), shortCircuit: true }
  },
})
