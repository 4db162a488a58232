import fastJson from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

/** Compiles the serializer of an answer: fields that the contract does not declare never leave. */
export const strictSerializer: FastifySerializerCompiler<unknown> = ({ schema }) => fastJson(schema as never)
