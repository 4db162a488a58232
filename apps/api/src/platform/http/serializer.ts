import type { Schema } from '@guichet/contract/route'
import fastJson from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'
import { jsonSchemaOf } from './json-schema.ts'

type Serializer = (data: unknown) => string

/** By schema: answers of one kind share what was compiled for them. */
const compiled = new WeakMap<Schema, Serializer>()

const compile = (schema: Schema): Serializer => {
  const serialize: Serializer = fastJson(jsonSchemaOf(schema) as never)
  compiled.set(schema, serialize)
  return serialize
}

/**
 * The serializer of an answer of the contract: fields that it does not declare never leave. Compiled when the first answer
 * leaves: a process serves a part of the routes, and all of them at its start are a second and 40 MB.
 */
export const strictSerializer: FastifySerializerCompiler<Schema> = ({ schema }) => {
  let serialize = compiled.get(schema)
  return (data) => {
    serialize ??= compiled.get(schema) ?? compile(schema)
    return serialize(data)
  }
}
