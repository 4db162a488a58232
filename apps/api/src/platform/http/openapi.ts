import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { problem } from '@guichet/contract/problems'
import type { Access, RouteSpec, Schema } from '@guichet/contract/route'
import { moduleOf } from '@guichet/contract/route-modules'
import { MODULES, type Module } from '@guichet/domain/modules'
import { ROLE_PERMISSIONS, STAFF_ROLES } from '@guichet/domain/rights'
import type { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import packageFile from '../../../package.json' with { type: 'json' }
import { EXAMPLES } from './openapi-examples.ts'
import { HEADERS, headerParameters, PARAMETERS, successHeaders } from './openapi-headers.ts'
import { problemResponses, problemsOf } from './openapi-problems.ts'
import { explain, type JsonSchema, meaningOf, override } from './openapi-schema.ts'
import { introduction, scopeTable, TAGS } from './openapi-text.ts'

export interface OpenApiConfig {
  /** Address of the portal without a slash at its end. */
  readonly publicUrl: string
  readonly organisationName?: string
  /** Parts of the portal that are described; all of them unless told. */
  readonly modules?: readonly Module[]
}

const SUCCESS: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted; there is more to do.',
  204: 'Done; there is nothing to say.',
}
const METHOD_ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const zodOf = (schema: Schema) => schema as unknown as z.ZodType
const objectOf = (schema: Schema) => schema as unknown as z.ZodObject
const isPage = (schema: Schema | null): boolean =>
  schema !== null && 'nextCursor' in ((objectOf(schema).shape as object | undefined) ?? {})

function whoMayCall(access: Access): string {
  if (access.kind === 'public') return 'Open to anybody.'
  if (access.kind === 'staff') {
    const roles = STAFF_ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(access.permission))
    return `For staff with the right \`${access.permission}\` (${roles.join(', ')}). Keys are refused.`
  }
  return access.scope
    ? `For the signed-in person, or a key with the scope \`${access.scope}\`.`
    : 'For the signed-in person, in a browser only. Keys are refused.'
}

const scopeOf = (access: Access): string | undefined => (access.kind === 'person' ? access.scope : undefined)

/** OpenAPI 3.1 lets a bearer scheme name its scopes here, but the public rulesets do not: they stand in `x-scopes`. */
function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === 'public') return []
  const session = { session: [] }
  return scopeOf(access) ? [{ key: [] }, session] : [session]
}

function successOf(route: RouteSpec, status: number, schema: Schema | null): ZodOpenApiResponseObject {
  const headers = successHeaders(route, ALL_ROUTES, isPage(schema))
  const description = SUCCESS[status] ?? 'Done.'
  if (route.produces) {
    return {
      description,
      headers,
      content: { [route.produces]: { schema: { type: 'string', format: 'binary' } } },
    }
  }
  if (schema === null) return { description, headers }
  const examples = EXAMPLES[route.operationId]?.responses?.[status] ?? {}
  return { description, headers, content: { 'application/json': { schema: zodOf(schema), examples } } }
}

const NOT_MODIFIED: ZodOpenApiResponseObject = {
  description: 'What you hold is still the right version.',
  headers: { ETag: { $ref: '#/components/headers/ETag' } },
}

function operationOf(
  route: RouteSpec,
  shared: Map<string, ZodOpenApiResponseObject>,
): ZodOpenApiOperationObject {
  const parameters = headerParameters(route, ALL_ROUTES)
  const answersNotModified = parameters.some(({ $ref }) => $ref.endsWith('/IfNoneMatch'))
  const successes = Object.entries(route.responses).map(([status, schema]) => [
    status,
    successOf(route, Number(status), schema),
  ])
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, whoMayCall(route.access)].filter(Boolean).join('\n\n'),
    security: securityOf(route.access),
    ...(scopeOf(route.access) ? { 'x-scopes': [scopeOf(route.access)] } : {}),
    ...(route.params || route.query
      ? {
          requestParams: {
            ...(route.params ? { path: objectOf(route.params) } : {}),
            ...(route.query ? { query: objectOf(route.query) } : {}),
          },
        }
      : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.accepts
      ? {
          requestBody: {
            required: true,
            description: 'The file itself.',
            content: {
              [route.accepts]: {
                schema: { type: 'string' as const, format: 'binary' },
                examples: { file: { summary: 'Bytes of a file', value: '%PDF-1.7 …' } },
              },
            },
          },
        }
      : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: zodOf(route.body),
                examples: EXAMPLES[route.operationId]?.body ?? {},
              },
            },
          },
        }
      : {}),
    responses: {
      ...(Object.fromEntries(successes) as ZodOpenApiResponsesObject),
      ...(answersNotModified ? { '304': NOT_MODIFIED } : {}),
      ...problemResponses(route, shared),
    },
    'x-access': route.access,
    'x-problems': problemsOf(route),
    'x-rate-limit': route.rateLimit ?? 'default',
  }
}

const pathOf = (route: RouteSpec): string => route.path.replace(/:([A-Za-z]+)/gu, '{$1}')

/** Paths in reading order: by section, then by path, then reading before writing. */
function pathsOf(described: readonly RouteSpec[]): ZodOpenApiPathsObject {
  const shared = new Map<string, ZodOpenApiResponseObject>()
  const sections = Object.keys(TAGS)
  const routes = described.toSorted(
    (a, b) =>
      sections.indexOf(a.tag) - sections.indexOf(b.tag) ||
      (pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0) ||
      METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method),
  )
  return Object.fromEntries(
    [...Map.groupBy(routes, pathOf)].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((route) => [route.method.toLowerCase(), operationOf(route, shared)])),
    ]),
  )
}

const isOwnMachine = (url: string): boolean => /^(localhost|127\.|\[::1\])/u.test(new URL(url).hostname)

/** What a part that is switched off has is not described. */
const routesOf = (modules: readonly Module[]): RouteSpec[] =>
  ALL_ROUTES.filter((route) => {
    const module = moduleOf(route)
    return module === null || modules.includes(module)
  })

const sourceOf = (
  { publicUrl, organisationName }: OpenApiConfig,
  routes: readonly RouteSpec[],
): ZodOpenApiObject => ({
  openapi: '3.1.1',
  info: {
    title: organisationName ? `API – ${organisationName}` : 'API',
    version: packageFile.version,
    description: introduction(publicUrl),
    contact: { name: organisationName ?? 'Portal', url: publicUrl },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  // On somebody’s own machine the address says nothing to others: there it counts from where the document lies.
  servers: [
    {
      url: isOwnMachine(publicUrl) ? '/api/v1' : `${publicUrl}/api/v1`,
      description: organisationName ?? 'This portal',
    },
  ],
  tags: Object.entries(TAGS)
    .filter(([name]) => routes.some(({ tag }) => tag === name))
    .map(([name, description]) => ({ name, description })),
  paths: pathsOf(routes),
  components: {
    schemas: { Problem: problem },
    parameters: PARAMETERS,
    headers: HEADERS,
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: `${publicUrl.startsWith('https:') ? '__Host-' : ''}guichet_session`,
        description:
          'Cookie that `POST /session` sets: ten minutes, renewed by `POST /session/refresh`. Scripts cannot read it.',
      },
      key: {
        type: 'http',
        scheme: 'bearer',
        description: `Key of a program, \`guichet_…\`: acts for one person within its scopes.\n\n${scopeTable()}`,
      },
    },
  },
})

interface Operation {
  readonly operationId: string
  readonly parameters?: {
    name?: string
    in?: string
    description?: string
    example?: unknown
    schema?: JsonSchema
  }[]
  readonly requestBody?: { content: Record<string, { schema?: JsonSchema }> }
}

function explainOperation({ operationId, parameters, requestBody }: Operation): void {
  for (const parameter of parameters ?? []) {
    const { name } = parameter
    if (name === undefined || parameter.in === 'header') continue
    const isId = parameter.in === 'path' && name === 'id'
    const meaning = isId ? 'Identifier of the thing that is acted upon.' : meaningOf(operationId, name)
    if (meaning !== undefined) parameter.description = meaning
    const example = EXAMPLES[operationId]?.params?.[name]
    if (example !== undefined) parameter.example = example
  }
  for (const { schema } of Object.values(requestBody?.content ?? {})) {
    if (schema && !schema.$ref) explain(schema, operationId)
  }
}

/** The OpenAPI 3.1 description of the whole API, made from the contract. Costs some 0.1 s: the caller keeps it. */
export function openApiDocument(config: OpenApiConfig): object {
  const document = createDocument(sourceOf(config, routesOf(config.modules ?? MODULES)), {
    override,
    allowEmptySchema: { custom: true },
  })
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    explain(schema as JsonSchema, name)
  }
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item)) explainOperation(operation as Operation)
  }
  return document
}
