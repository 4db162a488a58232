import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ALL_ROUTES } from './all-routes.ts'
import { COMMON_PROBLEMS, PROBLEM_CODES, type ProblemCode } from './problems.ts'
import type { RouteSpec, Schema } from './route.ts'

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly maxItems?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}
type Input = 'params' | 'query' | 'body'
const INPUTS: readonly Input[] = ['params', 'query', 'body']

/** Writes that can fail in the common ways only. Each stands here with its reason. */
const NO_PROBLEM_OF_THEIR_OWN: Readonly<Record<string, string>> = {
  acceptTerms: 'a version that does not count is told beside its field',
  setLocale: 'the only value it takes is one of a closed list',
  updateNewsPreference: 'the only value it takes is yes or no',
  requestPasswordReset: 'must not tell whether the address is known, so it cannot fail for one',
  markAllMessagesRead: 'names nothing, and marking what is read changes nothing',
  readAllNotifications: 'names nothing, and marking what is read changes nothing',
  deleteSession: 'signing out without a session is signing out all the same',
  beginPasskeySignIn: 'names nobody, and gives a challenge to whoever asks',
  checkFileDeclarations: 'a dry run: what is wrong is told line by line',
  endOtherSessions: 'names nothing, and ending none is an answer',
}

/** Files that cost no more than an ordinary answer. */
const NOT_COSTLY: Readonly<Record<string, string>> = {
  getLogo: 'a small picture on every page, kept by browsers',
}

const jsonSchemaOf = (schema: Schema, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema as unknown as z.ZodType, {
    io,
    reused: 'inline',
    unrepresentable: 'any',
  }) as JsonSchema

function* walk(schema: JsonSchema, pointer: string): Generator<[pointer: string, schema: JsonSchema]> {
  yield [pointer, schema]
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield* walk(property, `${pointer}/${name}`)
  }
  if (schema.items) yield* walk(schema.items, `${pointer}/*`)
  if (typeof schema.additionalProperties === 'object')
    yield* walk(schema.additionalProperties, `${pointer}/?`)
  for (const option of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
    yield* walk(option, pointer)
  }
}

const isOf = (schema: JsonSchema, type: string): boolean =>
  schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type))

/** A pattern that holds a text of finitely many lengths: anchored at both ends, without open repetition. */
const hasFixedLength = (pattern: string | undefined): boolean =>
  pattern !== undefined && /^\^.*\$$/u.test(pattern) && !/[*+]|\{\d+,\}/u.test(pattern)

const isBoundedString = (schema: JsonSchema): boolean =>
  schema.maxLength !== undefined ||
  schema.enum !== undefined ||
  schema.const !== undefined ||
  schema.format === 'uuid' ||
  hasFixedLength(schema.pattern)

const isOpenText = (schema: JsonSchema): boolean => isOf(schema, 'string') && !isBoundedString(schema)

const inputsOf = (route: RouteSpec): [name: Input, schema: JsonSchema][] =>
  INPUTS.flatMap((name) => {
    const schema = route[name]
    return schema ? [[name, jsonSchemaOf(schema, 'input')] as [Input, JsonSchema]] : []
  })
const outputsOf = (route: RouteSpec): [name: string, schema: JsonSchema][] =>
  Object.entries(route.responses).flatMap(([status, schema]) =>
    schema && !route.produces ? [[status, jsonSchemaOf(schema, 'output')] as [string, JsonSchema]] : [],
  )
const offending = (
  parts: readonly [string, JsonSchema][],
  isWrong: (schema: JsonSchema) => boolean,
): string[] =>
  parts.flatMap(([name, schema]) =>
    [...walk(schema, name)].filter(([, found]) => isWrong(found)).map(([pointer]) => pointer),
  )

const isWrite = (route: RouteSpec): boolean => route.method !== 'GET'
const holdsBoth = (route: RouteSpec, first: ProblemCode, second: ProblemCode): boolean[] => [
  route.problems.includes(first),
  route.problems.includes(second),
]
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('the checks themselves', () => {
  it('tell bounded texts from open ones', () => {
    const schema = z.strictObject({
      open: z.string(),
      pattern: z.string().regex(/^\w+$/u),
      list: z.array(z.string().nullable()),
      fixed: z.string().regex(/^\d{6}$/u),
      bounded: z.string().max(5).nullable().optional(),
      uuid: z.uuid(),
      choice: z.enum(['a']),
    })
    const parts: [string, JsonSchema][] = [['body', jsonSchemaOf(schema, 'input')]]
    expect(offending(parts, isOpenText)).toEqual(['body/open', 'body/pattern', 'body/list/*'])
    expect(offending(parts, (found) => isOf(found, 'array') && found.maxItems === undefined)).toEqual([
      'body/list',
    ])
  })
})

describe('all routes', () => {
  it('are there', () => {
    expect(ALL_ROUTES.length).toBeGreaterThan(30)
  })

  it('have a method and path of their own', () => {
    const places = ALL_ROUTES.map(({ method, path }) => `${method} ${path.replace(/:[^/]+/gu, ':_')}`)
    expect(repeated(places)).toEqual([])
  })

  it('have an operationId of their own', () => {
    expect(repeated(ALL_ROUTES.map(({ operationId }) => operationId))).toEqual([])
  })

  it('declare only problems that every route may not answer already, service.busy of PDF excepted', () => {
    const common: readonly ProblemCode[] = COMMON_PROBLEMS
    const twice = ALL_ROUTES.flatMap(({ operationId, access, problems, produces }) =>
      problems
        .filter((code) => common.includes(code))
        .filter((code) => !(code === 'service.busy' && produces))
        .filter((code) => !(code === 'session.required' && access.kind === 'public'))
        .map((code) => `${operationId} ${code}`),
    )
    expect(twice).toEqual([])
  })

  it('declare together every problem of the closed list', () => {
    const declared = new Set<ProblemCode>([
      ...COMMON_PROBLEMS,
      ...ALL_ROUTES.flatMap(({ problems }) => problems),
    ])
    expect(PROBLEM_CODES.filter((code) => !declared.has(code))).toEqual([])
  })
})

describe.each(ALL_ROUTES.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    it('has a path in kebab-case, an operationId in camelCase, a summary and a tag', () => {
      expect(route.path).toMatch(
        route.produces === 'text/csv' || route.produces?.endsWith('sheet')
          ? /^(\/(:[a-z][A-Za-z]*|[a-z]+(-[a-z]+)*))+\.(?:csv|xlsx)$/u
          : /^(\/(:[a-z][A-Za-z]*|[a-z]+(-[a-z]+)*))+$/u,
      )
      expect(route.operationId).toMatch(/^[a-z]+[A-Za-z]*$/u)
      expect(route.summary).toMatch(/^["\p{Lu}].{3,110}[^.]$/u)
      expect(route.tag).not.toBe('')
    })

    it('declares the parameters of its path, all and only', () => {
      const inPath = [...route.path.matchAll(/:([^/]+)/gu)].map(([, name]) => name)
      const declared = route.params ? Object.keys(jsonSchemaOf(route.params, 'input').properties ?? {}) : []
      expect(declared.sort()).toEqual(inPath.sort())
    })

    it('bounds every text that it takes', () => {
      expect(offending(inputsOf(route), isOpenText)).toEqual([])
    })

    it('bounds every text that it gives', () => {
      expect(offending(outputsOf(route), isOpenText)).toEqual([])
    })

    it('bounds every list that it takes or gives', () => {
      const isOpen = (schema: JsonSchema) => isOf(schema, 'array') && schema.maxItems === undefined
      expect(offending([...inputsOf(route), ...outputsOf(route)], isOpen)).toEqual([])
    })

    it('takes objects without unknown fields', () => {
      const isLoose = (schema: JsonSchema) => isOf(schema, 'object') && schema.additionalProperties !== false
      expect(offending(inputsOf(route), isLoose)).toEqual([])
      expect(inputsOf(route).filter(([, schema]) => schema.type !== 'object')).toEqual([])
    })

    it('says how it succeeds', () => {
      const statuses = Object.keys(route.responses).map(Number)
      expect(statuses).not.toEqual([])
      expect(statuses.filter((status) => ![200, 201, 202, 204].includes(status))).toEqual([])
      for (const status of statuses) expect(route.responses[status] === null).toBe(status === 204)
    })

    it('has a body only when it writes', () => {
      if (route.method === 'GET' || route.method === 'DELETE') expect(route.body).toBeUndefined()
    })

    it('names no problem twice', () => {
      expect(repeated(route.problems)).toEqual([])
    })

    it('lives under /admin if and only if it is for staff', () => {
      expect(route.path.startsWith('/admin/')).toBe(route.access.kind === 'staff')
    })

    it('may miss what it looks up', () => {
      if (route.params) {
        expect(route.problems.some((code) => code === 'resource.not-found' || code === 'link.invalid')).toBe(
          true,
        )
      }
    })

    it('honours Idempotency-Key only on POST, with its two problems', () => {
      const codes = holdsBoth(route, 'idempotency.key-reused', 'idempotency.in-progress')
      expect(codes).toEqual([route.idempotent === true, route.idempotent === true])
      if (route.idempotent) expect(route.method).toBe('POST')
    })

    it('demands If-Match only on an edit, with its two problems', () => {
      const codes = holdsBoth(route, 'resource.changed', 'resource.precondition-required')
      expect(codes).toEqual([route.precondition === true, route.precondition === true])
      if (route.precondition) {
        expect(['PATCH', 'PUT', 'DELETE']).toContain(route.method)
        // What is edited is read at its own address, or as a part of what lies above it.
        const addresses = [route.path, route.path.replace(/\/[a-z-]+$/u, '')]
        const isRead = ALL_ROUTES.some(({ method, path }) => method === 'GET' && addresses.includes(path))
        expect(isRead).toBe(true)
      }
    })

    it('is costly when it makes a file, and may be busy when that is a PDF', () => {
      if (!route.produces) return
      if (route.produces === 'application/pdf') expect(route.problems).toContain('service.busy')
      expect(route.rateLimit).toBe(Object.hasOwn(NOT_COSTLY, route.operationId) ? undefined : 'costly')
    })

    it('says what a write may answer beside the common problems', () => {
      if (!isWrite(route)) return
      expect(route.problems.length > 0).toBe(!Object.hasOwn(NO_PROBLEM_OF_THEIR_OWN, route.operationId))
    })
  },
)
