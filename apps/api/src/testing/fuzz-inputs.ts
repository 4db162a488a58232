import type { RouteSpec, Schema } from '@guichet/contract/route'
import fc from 'fast-check'
import { z } from 'zod'

interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Texts that have broken programs before. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff x',
  '\u202e gnp.exe',
  '💥'.repeat(40),
  "' OR 1=1; --",
  '$1',
  '%',
  '%00',
  '%E0%A4%A',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{"$ne":null}',
  '-1',
  '1e309',
  '9'.repeat(400),
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  '0001-01-01',
  '2026-02-30',
  '99999-12-31',
  '+275760-09-13T00:00:00.000Z',
  'İ'.repeat(130),
  'ﷺ'.repeat(130),
  'a'.repeat(100_000),
]

const hostileText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 60,
  }),
)

/** Anything JSON can say, and then some. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  fc.constantFrom(0, -0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 63), true, false, null),
  fc.constantFrom([], {}, [[]], [null], { __proto__: null }, JSON.parse('{"__proto__":{"admin":true}}')),
  fc.jsonValue({ maxDepth: 3 }),
)

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Cursors: garbage, and ones that look as if a page had given them. */
export const hostileCursor: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc
    .record({
      direction: fc.constantFrom('next', 'previous', 'sideways'),
      key: fc.array(
        fc.oneof(
          hostileText.filter((text) => text.length < 100),
          fc.constantFrom(null, 0, 1.5, -1, 1e300),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      rank: fc.constantFrom(1, 0, -5, 1.5, 2 ** 40, '1'),
    })
    .map(base64url)
    .filter((text) => text.length <= 512),
)

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const uuid = fc
  .tuple(hex(8), hex(4), hex(3), hex(3), hex(12))
  .map(([a, b, c, d, e]) => `${a}-${b}-7${c}-8${d}-${e}`)

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return uuid
  if (pattern === '^\\d{6}$')
    return fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
  const max = Math.min(maxLength, minLength + 60)
  return fc.oneof(
    fc.string({ minLength: Math.min(minLength, max), maxLength: max }),
    fc.string({ unit: 'grapheme', minLength: Math.min(minLength, max), maxLength: max }),
    fc.constantFrom(
      '2026-11-20',
      'person@test.example',
      '06 12 34 56 78',
      'https://a.example',
      '13100',
      '6201Z',
    ),
  )
}

/** Values that fit the schema, or nearly. */
function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number': {
      const { minimum = -1000, maximum = 1000 } = schema
      return fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) })
    }
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: 3 })
    case 'object':
      return objectOf(schema, fitting)
    default:
      return fc.constant(null)
  }
}

const objectOf = (
  schema: JsonSchema,
  inner: (schema: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, item]) => [name, inner(item)])),
    { requiredKeys: [...(schema.required ?? [])] },
  )

/** The object as the schema asks for it, with one part or another that does not fit. */
function spoilt(schema: JsonSchema): fc.Arbitrary<unknown> {
  const part = (item: JsonSchema) => fc.oneof({ weight: 2, arbitrary: fitting(item) }, hostile)
  return fc.oneof(
    { weight: 4, arbitrary: objectOf(schema, part) },
    fc
      .tuple(objectOf(schema, fitting), hostileText, hostile)
      .map(([object, key, value]) => ({ ...object, [key]: value })),
    hostile,
  )
}

const jsonSchemaOf = (schema: Schema): JsonSchema =>
  z.toJSONSchema(schema as unknown as z.ZodType, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

export interface FuzzInput {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Body as it is sent; undefined sends none. */
  readonly payload: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Inputs of an operation, made from its schemas: some that fit, some nearly, some hostile. `known` are ids of objects
 * that exist, so that calls also get past the first look-up.
 */
export function fuzzInputOf(route: RouteSpec, known: readonly string[]): fc.Arbitrary<FuzzInput> {
  const part = (schema: Schema | undefined, spoil: typeof spoilt) => {
    if (!schema) return fc.constant({})
    const json = jsonSchemaOf(schema)
    return fc.oneof({ weight: 2, arbitrary: fitting(json) }, spoil(json))
  }
  const strings = (value: unknown) =>
    Object.fromEntries(Object.entries((value ?? {}) as object).map(([name, item]) => [name, asText(item)]))
  const names = [...route.path.matchAll(/:(\w+)/gu)].map(([, name = '']) => name)
  const params = fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...known) },
          uuid,
          hostileText.map((text) => text.slice(0, 300)),
        ),
      ]),
    ),
  )
  const query = fc.tuple(part(route.query, spoilt), fc.option(hostileCursor)).map(([given, cursor]) => ({
    ...strings(typeof given === 'object' ? given : {}),
    ...(cursor === null || !route.query ? {} : { cursor }),
  }))
  const payload = route.body
    ? fc.oneof(
        { weight: 9, arbitrary: part(route.body, spoilt).map((value) => JSON.stringify(value)) },
        fc.constantFrom('', '{', 'null', '[]', '"', '\u0000', '['.repeat(5000), '{"a":'.repeat(3000)),
      )
    : fc.constant(undefined)
  const headers = fc.record(
    {
      'if-match': fc.constantFrom(
        '"1"',
        'W/"1"',
        '*',
        '1',
        '""',
        '"999999999999999999999"',
        '"x", "y"',
        "' or 1=1",
      ),
      'idempotency-key': fc.oneof(
        fc.uuid(),
        fc.string({ minLength: 1, maxLength: 20 }).filter((t) => /^[\x20-\x7e]+$/u.test(t)),
      ),
      'accept-language': fc.constantFrom('en', 'fr-FR,fr;q=0.9', 'xx', ';;;', ''),
      'if-none-match': fc.constantFrom('"1"', '*', '"'),
    },
    { requiredKeys: route.precondition ? ['if-match'] : [] },
  )
  return fc.record({ params, query, payload, headers }) as fc.Arbitrary<FuzzInput>
}
