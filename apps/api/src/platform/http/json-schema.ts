import type { Schema } from '@guichet/contract/route'
import { z } from 'zod'

interface JsonSchema {
  type?: string | string[]
  anyOf?: JsonSchema[]
  [key: string]: unknown
}

/** `anyOf: [X, null]` said as a nullable X, which the serializer writes without trying each branch. */
function flattenNullable(schema: JsonSchema): void {
  const { anyOf } = schema
  if (anyOf?.length !== 2 || anyOf[1]?.type !== 'null') return
  const [inner] = anyOf
  if (!inner || typeof inner.type !== 'string' || inner.anyOf) return
  delete schema.anyOf
  Object.assign(schema, inner, { nullable: true })
}

/** JSON schema of an answer, from which its serializer is compiled: only declared fields leave. */
export const jsonSchemaOf = (schema: Schema): unknown =>
  z.toJSONSchema(schema as unknown as z.ZodType, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const target = jsonSchema as JsonSchema
      flattenNullable(target)
      delete target.$schema
      delete target.id
      delete target.format
      delete target.pattern
    },
  })
