import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Commands of pnpm itself. */
const builtIn =
  /^(install|i|add|remove|update|up|exec|dlx|run|why|list|store|import|audit|outdated|approve-builds|--\S+|-r|-v)$/

const topFolders = /^(apps|packages|scripts|docs|e2e|bench|\.ci)\//
const outside = /(^|[\s`("'=])(~\/|\/(work|home|root|Users)\/)/

const markdown = (root: string): string[] =>
  globSync('**/*.md', {
    cwd: root,
    exclude: (name) => /(^|\/)(node_modules|dist|\.data[^/]*|\.cache|test-results)$/.test(name),
  }).sort()

/** The part of a path before its first placeholder; wildcards and alternatives are looked for as such. */
const exists = (root: string, path: string): boolean => {
  const clean = path.replace(/[#:].*$/, '').replace(/\/$/, '')
  const fixed = clean.split(/[<…[]/)[0] ?? ''
  if (fixed !== clean) return existsSync(join(root, dirname(`${fixed}x`)))
  if (/[*{]/.test(clean)) return globSync(clean, { cwd: root }).length > 0
  return existsSync(join(root, clean))
}

const lineFaults = (root: string, file: string, line: string, scripts: ReadonlySet<string>): string[] => {
  const faults: string[] = []
  for (const [, target = ''] of line.matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
    if (/^([a-z]+:|#)/i.test(target)) continue
    const path = relative(root, join(root, dirname(file), target.replace(/[#?].*$/, '')))
    if (path.startsWith('..')) faults.push(`the link ${target} leads outside the repository`)
    else if (!existsSync(join(root, decodeURIComponent(path))))
      faults.push(`the link ${target} leads nowhere`)
  }
  for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) {
    if (topFolders.test(code) && !/\s/.test(code) && !exists(root, code))
      faults.push(`${code} does not exist`)
    if (/^(\.\.\/)+/.test(code) && relative(root, join(root, dirname(file), code)).startsWith('..'))
      faults.push(`${code} lies outside the repository`)
  }
  if (outside.test(line)) faults.push('names a folder outside the repository')
  for (const [, name = ''] of line.matchAll(/(?:^|[`\s(])(?:npx (?:--yes )?)?pnpm ([a-z][\w:-]*|-\S+)/g)) {
    const isCommand = /[`$#]|^\s*(npx|pnpm)/.test(line)
    if (isCommand && !builtIn.test(name) && !scripts.has(name)) faults.push(`pnpm ${name} is no script`)
  }
  return faults
}

/** Faults of every *.md: links and paths that lead nowhere, pnpm scripts that do not exist, places outside the repository. */
export const docsFaults = (root: string): { files: number; faults: string[] } => {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  const names = new Set([...Object.keys(scripts), 'test', 'start'])
  const files = markdown(root)
  const faults = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        lineFaults(root, file, line, names).map((fault) => `${file}:${index + 1}: ${fault}`),
      ),
  )
  return { files: files.length, faults }
}
