import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asvsFaults, asvsIds, MOST_ACCEPTED, MOST_OPEN } from './asvs.ts'
import { composeFaults } from './compose.ts'
import { docsFaults } from './docs.ts'
import { envExample } from './env-example.ts'
import { featureFaults, featureIds } from './features.ts'
import { openApiFaults } from './openapi.ts'
import { wordsFaults } from './words.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guichet-checks-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

describe('references in the documentation', () => {
  const faultsOf = (text: string) => {
    write('package.json', JSON.stringify({ scripts: { check: 'x', 'demo:reset': 'x' } }))
    write('apps/api/src/main.ts', '')
    write('docs/architecture.md', '')
    write('docs/page.md', text)
    return docsFaults(root).faults
  }

  it.each([
    'See `apps/api/src/main.ts` and [the picture](architecture.md#whole).',
    'Every `apps/*/src/main.ts`, `apps/<app>/src/`, `apps/api/src/main.ts:12`.',
    'Run `npx pnpm start`, `pnpm check`, `pnpm demo:reset` or `pnpm install`.',
    'Open https://example.org/x and `/admin/membres`.',
  ])('finds nothing wrong with: %s', (text) => {
    expect(faultsOf(text)).toEqual([])
  })

  it.each([
    ['`apps/api/src/gone.ts`', 'does not exist'],
    ['`apps/*/gone.ts`', 'does not exist'],
    ['[a link](gone.md)', 'leads nowhere'],
    ['[a link](../../elsewhere.md)', 'outside the repository'],
    ['`../../elsewhere/file.ts`', 'outside the repository'],
    ['kept in /home/somebody/guichet', 'outside the repository'],
    ['Run `pnpm demo:burn`.', 'pnpm demo:burn is no script'],
  ])('finds the fault in: %s', (text, fault) => {
    expect(faultsOf(text).join()).toContain(fault)
  })
})

describe('docs/features.md', () => {
  const table = (change: (id: string) => string | undefined) =>
    ['| id | what | state | tests |', '|---|---|---|---|']
      .concat(featureIds.map((id) => change(id) ?? `| ${id} | x | planned | |`))
      .join('\n')
  const faultsOf = (id: string, row: string) => {
    write('packages/domain/src/a.test.ts', "it('renews once', () => {})\nit('l\\'adhésion', () => {})")
    return featureFaults(
      root,
      table((each) => (each === id ? row : undefined)),
    )
  }

  it('knows the hundred rows of the specification', () => {
    expect(featureIds).toHaveLength(100)
    expect(
      featureFaults(
        root,
        table(() => undefined),
      ),
    ).toEqual([])
  })

  it.each([
    '| M08 | renew | done | `packages/domain/src/a.test.ts` “renews once” |',
    "| M08 | renew | partly | `packages/domain/src/a.test.ts` “renews once”, `packages/domain/src/a.test.ts` “l'adhésion” |",
  ])('accepts %s', (row) => {
    expect(faultsOf('M08', row)).toEqual([])
  })

  it.each([
    ['| M08 | renew | done | |', 'names no test'],
    ['| M08 | renew | done | `packages/domain/src/a.test.ts` |', 'give the title'],
    ['| M08 | renew | done | `packages/domain/src/a.test.ts` “renews twice” |', 'holds no test'],
    ['| M08 | renew | done | `packages/domain/src/gone.test.ts` “renews once” |', 'does not exist'],
    ['| M08 | renew | nearly | |', 'the state “nearly”'],
    ['| M99 | renew | planned | |', 'M08 stands there 0 times'],
    ['| M07 | renew | planned | |', 'M07 stands there 2 times'],
  ])('refuses %s', (row, fault) => {
    expect(faultsOf('M08', row).join('\n')).toContain(fault)
  })
})

describe('.env.example', () => {
  it('shows defaults, and leaves the unset ones as comments', () => {
    const text = envExample([
      { name: 'PORT', default: '3000', help: 'Port of the portal.', secret: false },
      { name: 'PASSWORD_PEPPER', default: undefined, help: 'Pepper.', secret: true },
    ])
    expect(text).toContain('# Port of the portal.\nPORT=3000\n')
    expect(text).toContain('# Pepper. (secret)\n# PASSWORD_PEPPER=\n')
  })
})

describe('docker-compose.yml', () => {
  it('accepts pinned images, watched services and secrets from .env', () => {
    const text = `services:
  a: { image: 'x:1', restart: always, healthcheck: { test: [CMD] }, environment: { A_PASSWORD: '\${P:?set P}' } }`
    expect(composeFaults(text)).toEqual([])
  })

  it('accepts a secret that only a profile needs: empty unless .env gives it', () => {
    const faultsWith = (value: string) =>
      composeFaults(`services:\n  a: { image: 'x:1', environment: { A_PASSWORD: '${value}' } }`)
    expect(faultsWith(`\${P:-}`)).toEqual([])
    expect(faultsWith(`\${P:-hunter2}`)).toEqual(['a: A_PASSWORD stands there in clear'])
  })

  it.each([
    ["a: { image: 'x:1', environment: { A_PASSWORD: hunter2 } }", 'A_PASSWORD stands there in clear'],
    ["a: { image: 'x:1', environment: { A_URL: 'postgres://u:hunter2@h/d' } }", 'A_URL holds a password'],
    ["a: { image: 'x:latest' }", 'pin its image'],
    ["a: { image: 'x:1', restart: always }", 'no healthcheck'],
  ])('finds the fault in %s', (service, fault) => {
    expect(composeFaults(`services:\n  ${service}`).join()).toContain(fault)
  })

  it('is itself without fault', () => {
    expect(
      composeFaults(readFileSync(join(import.meta.dirname, '../../docker-compose.yml'), 'utf8')),
    ).toEqual([])
  })
})

describe('docs/asvs.json', () => {
  const file = 'packages/domain/src/a.test.ts'
  const row = (id: string, over: object = {}) => ({
    ...{
      id,
      level: 1,
      requirement: 'Something',
      status: 'doc',
      evidence: 'docs/a.md#how-it-is-done',
      note: '',
    },
    ...over,
  })
  const faultsOf = (rows: readonly object[]) => {
    write(file, "it('renews once', () => {})")
    write('docs/a.md', '# A\n\n## How it is done\n\nSo.\n')
    return asvsFaults(root, JSON.stringify({ rows })).faults
  }
  const whole = asvsIds.map((id) => row(id))

  it('knows the 253 requirements of levels 1 and 2', () => {
    expect(asvsIds).toHaveLength(253)
    expect(new Set(asvsIds).size).toBe(253)
    expect(faultsOf(whole)).toEqual([])
  })

  it('finds what is missing, twice, unknown, or without evidence', () => {
    expect(faultsOf(whole.slice(1))).toEqual(['V1.1.1 stands there 0 times instead of once'])
    expect(faultsOf([...whole, row('V1.1.1')])).toEqual(['V1.1.1 stands there 2 times instead of once'])
    expect(faultsOf([...whole, row('V99.1.1')])).toEqual(['V99.1.1: no such requirement of levels 1 and 2'])
    const first = (over: object) => faultsOf([row('V1.1.1', over), ...whole.slice(1)])
    expect(first({ status: 'test', evidence: `${file} “renews once”` })).toEqual([])
    expect(first({ status: 'test', evidence: file })).toHaveLength(1)
    expect(first({ status: 'test', evidence: `${file} “renews twice”` })).toHaveLength(1)
    expect(first({ status: 'test', evidence: 'no/such.test.ts “title”' })).toHaveLength(1)
    expect(first({ evidence: 'docs/no-such.md#how-it-is-done' })).toHaveLength(1)
    expect(first({ evidence: 'docs/a.md' })).toHaveLength(1)
    expect(first({ evidence: 'docs/a.md#how-it-was-done' })).toHaveLength(1)
    expect(first({ evidence: '' })).toHaveLength(1)
    expect(first({ status: 'n/a', evidence: '' })).toEqual(['V1.1.1: gives no reason'])
    expect(first({ status: 'done' })).toHaveLength(1)
    const departed = { status: 'accepted', evidence: `${file} “renews once”`, note: 'because' }
    expect(first(departed)).toEqual([])
    expect(first({ ...departed, note: '' })).toEqual(['V1.1.1: gives no reason'])
    expect(first({ ...departed, evidence: '' })).toHaveLength(1)
  })

  it('lets no more rows be open or departed from than were', () => {
    const some = (count: number, over: object) =>
      faultsOf(whole.map((each, n) => (n < count ? { ...each, ...over } : each)))
    const open = { status: 'open', note: 'later' }
    expect(some(MOST_OPEN, open)).toEqual([])
    expect(some(MOST_OPEN + 1, open)).toHaveLength(1)
    const departed = { status: 'accepted', evidence: `${file} “renews once”`, note: 'because' }
    expect(some(MOST_ACCEPTED, departed)).toEqual([])
    expect(some(MOST_ACCEPTED + 1, departed)).toHaveLength(1)
  })
})

describe('words of messages, jobs and help', () => {
  it('names what has none, and help that stands beside no field', () => {
    write(
      'apps/api/src/modules/a/mails.tsx',
      "registerTemplate('known', x)\nregisterServiceMessage(\n  'un-known', x)\njob('work', y)\nexport const A_TEMPLATE = 'a-test'",
    )
    write('apps/web/src/shared/i18n/fr/operations.ts', "{ known: 'Connu' }")
    write('packages/domain/src/help-keys.ts', "HELP_KEYS = ['a.seen', 'a.lost'] as const")
    write('apps/web/src/page.tsx', '<WithHelp topic="a.seen" />')
    expect(wordsFaults(root).faults.map((fault) => fault.replace(/ in .*/u, ''))).toEqual([
      ...['un-known has no words', 'work has no words', 'help "a.lost" stands beside no field'],
    ])
  })
})

describe('the description of the API', () => {
  const answer = (name: string, example: unknown) => ({
    get: {
      operationId: name,
      summary: 'One',
      security: [],
      responses: {
        200: {
          description: 'Done.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/One' }, example } },
        },
        404: { description: 'Nothing.' },
      },
    },
  })
  const faultsOf = (paths: object, schemas: object = {}) =>
    openApiFaults({
      openapi: '3.1.1',
      info: { title: 'One', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: '/api' }],
      paths,
      components: { schemas: { One: { type: 'string', maxLength: 3 }, ...schemas } },
    })

  it('is clean when each operation has a name of its own and examples that fit', async () => {
    expect(await faultsOf({ '/a': answer('a', 'abc'), '/b': answer('b', 'abc') })).toEqual([])
  })

  it('names what is wrong, where, and the rule', async () => {
    const faults = await faultsOf(
      { '/a': answer('a', 'abcd'), '/b': answer('a', 'abc') },
      { Two: { type: 'string' } },
    )
    const rules = ['no-invalid-media-type-examples', 'operation-operationId-unique', 'no-unused-components']
    expect(rules.filter((rule) => !faults.some((fault) => fault.endsWith(`(${rule})`)))).toEqual([])
    expect(faults).toHaveLength(rules.length)
    expect(faults.join('\n')).toContain('#/paths/~1a/get/responses/200')
  })
})
