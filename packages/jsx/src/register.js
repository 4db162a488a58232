// Loaded with --import into the programs of the portal, before all else (docs/adr/0017-types-stripped-by-node.md): gives them
// what `strip-ahead.ts` made of their TypeScript, and turns TSX, which Node does not read, into JavaScript. A .ts of which
// nothing is kept is left to Node.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { codeFolder, keptCode } from './kept-code.js'

/** @type {(read: (file: string, source: string) => string | undefined, ending: string) => void} */
const serve = (read, ending) => {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !url.endsWith(ending) || url.includes('/node_modules/'))
        return nextLoad(url, context)
      const file = fileURLToPath(url)
      const source = read(file, readFileSync(file, 'utf8'))
      return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true }
    },
  })
}

serve(keptCode(codeFolder, process.version).find, '.ts')
const { jsxCompiler } = await import('./compile-jsx.ts')
serve(jsxCompiler(codeFolder), '.tsx')
