import { day, email } from '@guichet/contract/fields'
import type { CreateDocumentOptions } from 'zod-openapi'
import { FIELDS } from './openapi-text.ts'

/** Part of a JSON schema that is read or changed here. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  description?: string
  minimum?: number
  maximum?: number
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: unknown
}

/** Fields of requests whose checks a JSON schema cannot hold but names. */
const FORMATS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [day, 'date'],
  [email, 'email'],
])

/** Takes away what zod adds for machines only: bounds of every whole number, patterns of identifiers, closed answers. */
export const override: NonNullable<CreateDocumentOptions['override']> = ({ jsonSchema, zodSchema, io }) => {
  const schema = jsonSchema as JsonSchema
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.format === 'uuid') delete schema.pattern
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
  const format = FORMATS.get(zodSchema)
  if (format) schema.format = format
}

/** Meaning of a field of a component, undefined when it is not written down. */
export const meaningOf = (component: string, field: string): string | undefined =>
  FIELDS[`${component}.${field}`] ?? FIELDS[field]

/** `anyOf: [X, null]` said as X or null in one schema, where X is plain. */
function joinNull(schema: JsonSchema): void {
  const [inner, none, ...more] = schema.anyOf ?? []
  if (none?.type !== 'null' || more.length > 0 || typeof inner?.type !== 'string' || inner.anyOf) return
  delete schema.anyOf
  Object.assign(schema, inner, { type: [inner.type, 'null'] })
  if (inner.enum) schema.enum = [...inner.enum, null]
}

/** Joins nulls and writes the meaning of each field, all the way down. */
export function explain(schema: JsonSchema, component: string): void {
  joinNull(schema)
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    explain(property, component)
    const meaning = meaningOf(component, name)
    if (meaning !== undefined) property.description = meaning
  }
  if (schema.items) explain(schema.items, component)
  for (const option of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) explain(option, component)
}
