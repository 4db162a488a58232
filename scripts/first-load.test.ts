import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { FIRST_LOAD_LIMIT_BYTES, filesOf, firstLoad } from './first-load.ts'
import { createProgress } from './stack/progress.ts'
import { root } from './stack/settings.ts'
import { buildWeb } from './stack/web-build.ts'

describe('the first load of the sign-in page', () => {
  beforeAll(async () => {
    await buildWeb(createProgress(), AbortSignal.timeout(110_000))
  }, 120_000)

  it('stays under its limit, scripts and styles, brotli 11', () => {
    const { files, bytes } = firstLoad()
    expect(files.some(({ file }) => file.endsWith('.css'))).toBe(true)
    expect(files.length).toBeGreaterThan(4)
    expect(bytes, JSON.stringify(files, null, 2)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_BYTES)
  })

  it('is compressed ahead, in both forms, and holds what was built', () => {
    const dist = join(root, 'apps', 'web', 'dist')
    for (const { file } of firstLoad(dist).files) {
      const plain = readFileSync(join(dist, file))
      if (plain.byteLength < 1000) continue
      expect(brotliDecompressSync(readFileSync(join(dist, `${file}.br`))).equals(plain), file).toBe(true)
      expect(gunzipSync(readFileSync(join(dist, `${file}.gz`))).equals(plain), file).toBe(true)
    }
    expect(existsSync(join(dist, 'index.html.br'))).toBe(false)
  })

  it('counts the entry, what is imported statically and the styles, each once, and nothing loaded later', () => {
    const manifest = {
      'index.html': {
        file: 'index.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['page.tsx'],
      },
      'page.tsx': { file: 'page.js', imports: ['_shared.js', '_deep.js'], css: ['page.css'] },
      'later.tsx': { file: 'later.js', imports: ['_shared.js'] },
      '_shared.js': { file: 'shared.js', css: ['shared.css'], dynamicImports: ['later.tsx'] },
      '_deep.js': { file: 'deep.js' },
    }
    expect(filesOf(manifest, ['page.tsx'])).toEqual([
      'deep.js',
      'index.js',
      'page.css',
      'page.js',
      'shared.css',
      'shared.js',
    ])
  })

  it('says which source the build does not know', () => {
    expect(() => filesOf({}, ['src/none.tsx'])).toThrow('src/none.tsx')
  })
})
