import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { PROBLEMS } from '@guichet/contract/problems'
import { describe, expect, it } from 'vitest'
import { openApiDocument } from './openapi.ts'
import { EXAMPLES } from './openapi-examples.ts'
import { problemsOf } from './openapi-problems.ts'
import type { JsonSchema } from './openapi-schema.ts'
import { FIELDS, SCOPE_MEANINGS, TAGS } from './openapi-text.ts'

interface Media {
  schema?: JsonSchema
  examples?: Record<string, unknown>
}
interface Parameter {
  $ref?: string
  name?: string
  in?: string
  required?: boolean
  description?: string
  example?: unknown
}
interface Response {
  $ref?: string
  description?: string
  headers?: Record<string, { $ref: string }>
  content?: Record<string, Media>
  'x-problems'?: string[]
}
interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  'x-scopes'?: string[]
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, Response>
}
interface Document {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>> & {
    schemas: Record<string, JsonSchema>
    responses: Record<string, Response>
    parameters: Record<string, Parameter>
    securitySchemes: Record<string, { name?: string; description: string }>
  }
}

const documentOf = (publicUrl = 'https://portal.example.org', organisationName = 'Association Exemple') =>
  openApiDocument({ publicUrl, organisationName }) as Document
const document = documentOf()
const text = JSON.stringify(document)
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)
const operationOf = (operationId: string) => {
  const found = operations.find(({ operation }) => operation.operationId === operationId)
  if (!found) throw new Error(`${operationId} is missing`)
  return found
}
const resolve = (pointer: string): unknown =>
  pointer
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
const responseOf = (response: Response | undefined): Response =>
  response?.$ref ? (resolve(response.$ref) as Response) : (response ?? {})
const parametersOf = (operation: Operation): Parameter[] =>
  (operation.parameters ?? []).map((parameter) =>
    parameter.$ref ? (resolve(parameter.$ref) as Parameter) : parameter,
  )

function* fieldsOf(
  schema: JsonSchema,
  owner: string,
): Generator<[owner: string, name: string, field: JsonSchema]> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    yield [owner, name, field]
    yield* fieldsOf(field, owner)
  }
  if (schema.items) yield* fieldsOf(schema.items, owner)
  for (const option of schema.anyOf ?? []) yield* fieldsOf(option, owner)
}

describe('the document', () => {
  it('says which API, where, and how to use it in both languages', () => {
    expect(document.openapi).toBe('3.1.1')
    expect(document.info.title).toContain('Association Exemple')
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/u)
    expect(document.servers.map(({ url }) => url)).toEqual(['https://portal.example.org/api/v1'])
    for (const word of [
      '## En français',
      '## In English',
      '/api/docs/problems',
      'Idempotency-Key',
      'If-Match',
    ]) {
      expect(document.info.description).toContain(word)
    }
  })

  it('holds every route of the contract, and nothing else', () => {
    const inContract = ALL_ROUTES.map(
      ({ method, path, operationId }) =>
        `${method.toLowerCase()} ${path.replace(/:(\w+)/gu, '{$1}')} ${operationId}`,
    )
    const inDocument = operations.map(
      ({ method, path, operation }) => `${method} ${path} ${operation.operationId}`,
    )
    expect(inDocument.sort()).toEqual(inContract.sort())
  })

  it('describes each of its tags and uses them all', () => {
    expect(document.tags.map(({ name }) => name)).toEqual(Object.keys(TAGS))
    expect(new Set(operations.flatMap(({ operation }) => operation.tags))).toEqual(new Set(Object.keys(TAGS)))
  })

  it('refers only to components that exist, and has none that nothing refers to', () => {
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/gu)].map(([, ref = '']) => ref))
    expect([...refs].filter((ref) => resolve(ref) === undefined)).toEqual([])
    const { securitySchemes, ...referable } = document.components
    const pointers = Object.entries(referable).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `#/components/${kind}/${name}`),
    )
    expect(pointers.filter((pointer) => !refs.has(pointer))).toEqual([])
    const schemes = operations.flatMap(({ operation }) =>
      operation.security.flatMap((way) => Object.keys(way)),
    )
    expect(new Set(schemes)).toEqual(new Set(Object.keys(securitySchemes)))
  })

  it('holds one component per schema of the contract', () => {
    expect(
      Object.keys(document.components.schemas).filter((name) => /Output$|Input$|\d$/u.test(name)),
    ).toEqual([])
  })

  it('tells the meaning of every field', () => {
    const fields = [
      ...Object.entries(document.components.schemas).flatMap(([name, schema]) => [...fieldsOf(schema, name)]),
      ...operations.flatMap(({ operation }) =>
        Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => [
          ...fieldsOf(schema ?? {}, operation.operationId),
        ]),
      ),
    ]
    expect(fields.length).toBeGreaterThan(200)
    expect(
      fields.filter(([, , field]) => !field.description).map(([owner, name]) => `${owner}.${name}`),
    ).toEqual([])
    const known = new Set([
      ...fields.flatMap(([owner, name]) => [name, `${owner}.${name}`]),
      ...operations.flatMap(({ operation }) => parametersOf(operation).map(({ name }) => name ?? '')),
    ])
    expect(Object.keys(FIELDS).filter((key) => !known.has(key))).toEqual([])
  })

  it('leaves out what zod writes for machines', () => {
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER))
    expect(text).not.toContain('[0-9a-fA-F]{8}-')
    expect(text).not.toContain('"$schema"')
    expect(text).not.toContain('"type":"null"},"type"')
  })

  it('takes its cookie name and addresses from the configuration', () => {
    expect(document.components.securitySchemes.session?.name).toBe('__Host-guichet_session')
    const plain = documentOf('http://localhost:3000')
    expect(plain.components.securitySchemes.session?.name).toBe('guichet_session')
    expect(plain.servers.map(({ url }) => url)).toEqual(['/api/v1'])
    expect(JSON.stringify(plain)).not.toContain('portal.example.org')
    expect((openApiDocument({ publicUrl: 'http://localhost:3000' }) as Document).info.title).toBe('API')
  })

  it('explains every scope', () => {
    for (const [scope, meaning] of Object.entries(SCOPE_MEANINGS)) {
      expect(document.components.securitySchemes.key?.description).toContain(`| \`${scope}\` | ${meaning} |`)
    }
  })

  it('is the same each time', () => {
    expect(JSON.stringify(documentOf())).toBe(text)
  })
})

describe.each(ALL_ROUTES.map((route) => ({ name: route.operationId, route })))(
  'operation $name',
  ({ route }) => {
    const { operation } = operationOf(route.operationId)
    const parameters = parametersOf(operation)
    const named = (name: string) => parameters.find((parameter) => parameter.name === name)
    const isWrite = route.method !== 'GET'

    it('is described, with one tag', () => {
      expect(operation.summary).toBe(route.summary)
      expect(operation.description.length).toBeGreaterThan(10)
      expect(operation.tags).toEqual([route.tag])
    })

    it('says who may call it', () => {
      const { access } = route
      const ways = operation.security.map((way) => Object.entries(way)[0])
      if (access.kind === 'public') expect(ways).toEqual([])
      else {
        const scope = access.kind === 'person' ? access.scope : undefined
        expect(ways).toEqual([...(scope ? [['key', []]] : []), ['session', []]])
        expect(operation['x-scopes']).toEqual(scope ? [scope] : undefined)
      }
    })

    it('describes its parameters and gives an example of each', () => {
      expect(parameters.filter(({ description }) => !description)).toEqual([])
      expect(parameters.filter(({ example }) => example === undefined)).toEqual([])
    })

    it('declares its headers', () => {
      expect(named('Idempotency-Key') !== undefined).toBe(route.idempotent === true)
      expect(named('If-Match')?.required === true).toBe(route.precondition === true)
      expect(named('X-Guichet') !== undefined).toBe(isWrite)
      const success = responseOf(operation.responses[Object.keys(route.responses)[0] ?? ''])
      for (const name of ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']) {
        expect(success.headers).toHaveProperty([name])
      }
      if (route.precondition) expect(success.headers).toHaveProperty(['ETag'])
      expect('Link' in (success.headers ?? {})).toBe(named('cursor') !== undefined)
    })

    it('shows examples of what it takes and gives', () => {
      const media = [
        ...Object.values(operation.requestBody?.content ?? {}),
        ...Object.values(operation.responses).flatMap((response) =>
          Object.entries(responseOf(response).content ?? {})
            .filter(([type]) => type !== route.produces)
            .map(([, value]) => value),
        ),
      ]
      expect(media.filter(({ examples }) => Object.keys(examples ?? {}).length === 0)).toEqual([])
      expect(Object.keys(operation.requestBody?.content['application/json']?.examples ?? {})).toEqual(
        Object.keys(EXAMPLES[route.operationId]?.body ?? {}),
      )
    })

    it('answers a file only where it makes one, of the kind it declares', () => {
      const types = Object.keys(route.responses).flatMap((status) =>
        Object.keys(responseOf(operation.responses[status]).content ?? {}),
      )
      const files = types.filter((type) =>
        /^(?:application\/(?:pdf|zip|octet-stream|x-ndjson|.*sheet)|text\/csv)$/u.test(type),
      )
      expect(files).toEqual(route.produces === undefined ? [] : [route.produces])
    })

    it('lists each problem under its status', () => {
      const listed = Object.entries(operation.responses).flatMap(([status, response]) =>
        (responseOf(response)['x-problems'] ?? []).map((code) => `${status} ${code}`),
      )
      expect(listed.sort()).toEqual(
        problemsOf(route)
          .map((code) => `${PROBLEMS[code].status} ${code}`)
          .sort(),
      )
      expect(Object.keys(operation.responses)).toContain('429')
      expect(route.problems.filter((code) => !listed.includes(`${PROBLEMS[code].status} ${code}`))).toEqual(
        [],
      )
    })
  },
)
