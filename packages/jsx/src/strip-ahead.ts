// A program of its own: what strips types is 15 MB that no other process has to hold then. Makes of each source in the folders
// it is given what `register.js` gives to the programs.
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { jsxCompiler } from './compile-jsx.ts'
import { codeFolder, keptCode } from './kept-code.js'

const stripped = keptCode(codeFolder, process.version)
const compile = jsxCompiler(codeFolder)

for (const folder of process.argv.slice(2)) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || /\.test\.tsx?$/u.test(file)) continue
    const source = file.endsWith('.ts') || file.endsWith('.tsx') ? readFileSync(file, 'utf8') : ''
    if (file.endsWith('.tsx')) compile(file, source)
    else if (file.endsWith('.ts') && stripped.find(file, source) === undefined)
      stripped.keep(file, source, stripTypeScriptTypes(source))
  }
}
