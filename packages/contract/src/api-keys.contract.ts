import {
  MAX_KEY_DAYS,
  MAX_KEY_LIMIT,
  MAX_KEY_NETWORKS,
  MAX_KEYS,
  MAX_OVERLAP_HOURS,
} from '@guichet/domain/api-key'
import { isNetwork } from '@guichet/domain/network'
import { SCOPES } from '@guichet/domain/rights'
import { z } from 'zod'
import { ownerProblems, proof } from './factors.contract.ts'
import { instantOut, line, uuid } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'API keys'

const apiKey = z
  .object({
    id: uuid,
    name: z.string().max(100),
    /** Its last four signs; null for one made before they were kept. */
    hint: z.string().max(4).nullable(),
    scopes: z.array(z.enum(SCOPES)).max(SCOPES.length),
    state: z.enum(['usable', 'replaced', 'held', 'expired', 'ended']),
    createdAt: instantOut,
    /** Null for a key of the demo, which lasts. */
    expiresAt: instantOut.nullable(),
    lastUsedAt: instantOut.nullable(),
    lastUsedIp: z.string().max(45).nullable(),
    limitPerMinute: z.int().nullable(),
    networks: z.array(z.string().max(49)).max(MAX_KEY_NETWORKS),
  })
  .meta({ id: 'ApiKey' })

const newKey = z
  .object({
    key: apiKey,
    /** The key itself, told this once. */
    secret: z.string().max(60),
  })
  .meta({ id: 'NewApiKey' })

export const listApiKeys = defineRoute({
  method: 'GET',
  path: '/api-keys',
  operationId: 'listApiKeys',
  tag,
  summary: 'My keys: those in use, and those that ended in the last 90 days (P02)',
  access: { kind: 'person' },
  responses: {
    200: z
      .object({
        items: z.array(apiKey).max(200),
        /** How many count towards the most that one may have. */
        inUse: z.int().min(0),
        most: z.int().min(1),
      })
      .meta({ id: 'ApiKeys' }),
  },
  problems: [],
})

export const createApiKey = defineRoute({
  method: 'POST',
  path: '/api-keys',
  operationId: 'createApiKey',
  tag,
  summary: 'Make a key by which a program acts for me (P02)',
  description: `Asks for the password, unless it was given in this session within the last five minutes. The key is told once and kept as a hash; its owner is told by mail. At most ${MAX_KEYS} keys are in use.`,
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    name: line(60),
    scopes: z.array(z.enum(SCOPES, 'invalid')).min(1, 'required').max(SCOPES.length, 'invalid'),
    expiresInDays: z.int('number.range').min(1, 'number.range').max(MAX_KEY_DAYS, 'number.range'),
    limitPerMinute: z
      .int('number.range')
      .min(1, 'number.range')
      .max(MAX_KEY_LIMIT, 'number.range')
      .nullable()
      .default(null),
    networks: z
      .array(z.string('required').max(49, 'network.invalid').refine(isNetwork, 'network.invalid'))
      .max(MAX_KEY_NETWORKS, 'invalid')
      .default([]),
    ...proof,
  }),
  responses: { 201: newKey },
  problems: ['key.too-many', ...ownerProblems],
})

export const rotateApiKey = defineRoute({
  method: 'POST',
  path: '/api-keys/:id/rotation',
  operationId: 'rotateApiKey',
  tag,
  summary: 'Replace a key by a new one with the same name, scopes and limits (P02)',
  description:
    'The former one goes on for the hours asked for, so that programs can be changed one after the other; 0 ends it at once. The new one lasts as long from now as the former was made to last.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({
    overlapHours: z.int('number.range').min(0, 'number.range').max(MAX_OVERLAP_HOURS, 'number.range'),
    ...proof,
  }),
  responses: { 201: newKey },
  problems: ['resource.not-found', 'key.not-usable', ...ownerProblems],
})

export const takeBackApiKey = defineRoute({
  method: 'POST',
  path: '/api-keys/:id/taking-back',
  operationId: 'takeBackApiKey',
  tag,
  summary: 'Take back a key that is held since the organisation gave me my access back',
  description:
    'A key in state `held` opens nothing: whoever had the access before may have made it. Its owner takes it back, with the password, or ends it.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  params: z.strictObject({ id: uuid }),
  body: z.strictObject(proof),
  responses: { 200: apiKey },
  problems: ['resource.not-found', 'key.not-usable', ...ownerProblems],
})

export const endApiKey = defineRoute({
  method: 'DELETE',
  path: '/api-keys/:id',
  operationId: 'endApiKey',
  tag,
  summary: 'End a key: it opens nothing from now on (P02)',
  access: { kind: 'person' },
  params: z.strictObject({ id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})
