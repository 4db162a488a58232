import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jsxCompiler } from './compile-jsx.ts'

const source = `export const line = (name: string): unknown => <p title="é">{name}</p>\n`
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jsx-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('TSX', () => {
  it('becomes a module without types', () => {
    const code = jsxCompiler(folder)('/a/line.tsx', source)
    expect(code).toContain('react/jsx-runtime')
    expect(code).not.toContain(': string')
    expect(code).toContain('sourceMappingURL')
  })

  it('is compiled once, and again when its text changes', () => {
    const compile = jsxCompiler(folder)
    compile('/a/line.tsx', source)
    const [kept = ''] = readdirSync(folder)
    writeFileSync(join(folder, kept), 'the one that is kept')
    expect(compile('/a/line.tsx', source)).toBe('the one that is kept')
    expect(compile('/a/line.tsx', `${source}// more`)).toContain('react/jsx-runtime')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('is compiled where nothing can be kept', () => {
    const file = join(folder, 'a file, no folder')
    writeFileSync(file, '')
    chmodSync(file, 0o400)
    expect(jsxCompiler(file)('/a/line.tsx', source)).toContain('react/jsx-runtime')
    expect(readFileSync(file, 'utf8')).toBe('')
  })

  it('says where its text is wrong', () => {
    expect(() => jsxCompiler(folder)('/a/line.tsx', 'const a = <p>')).toThrow(/line\.tsx:1/u)
  })

  it('is read by a program that imports the hook', () => {
    writeFileSync(join(folder, 'text.tsx'), `export const text: string = 'read'\n`)
    writeFileSync(
      join(folder, 'main.ts'),
      `import { text } from './text.tsx'\nconst said: string = text\nconsole.log(said)\n`,
    )
    const register = fileURLToPath(new URL('./register.js', import.meta.url))
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', register, 'main.ts'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: 'read\n', stderr: '' })
  })
})
