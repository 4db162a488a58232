import { z } from 'zod'
import { factors, ownerProblems, proof } from './factors.contract.ts'
import { line, uuid } from './fields.ts'
import { madeCredential, passkeyCreation, passkeyRequest, signedCredential } from './passkey-fields.ts'
import { defineRoute } from './route.ts'
import { factorAsked, sessionView } from './session.contract.ts'

const tag = 'Second factors'
const params = z.strictObject({ id: uuid })

export const beginPasskeyRegistration = defineRoute({
  method: 'POST',
  path: '/me/passkeys/options',
  operationId: 'beginPasskeyRegistration',
  tag,
  summary: 'What a browser is to be asked to make a passkey, within five minutes',
  description:
    'Asks for the password, unless it was given in this session within the last five minutes. Nothing changes before the passkey is registered.',
  access: { kind: 'person' },
  beforeFactor: true,
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: passkeyCreation },
  problems: [...ownerProblems, 'passkey.too-many'],
})

export const registerPasskey = defineRoute({
  method: 'POST',
  path: '/me/passkeys',
  operationId: 'registerPasskey',
  tag,
  summary: 'Register the passkey that a browser made; my other sessions stay, trusted browsers do not',
  access: { kind: 'person' },
  beforeFactor: true,
  rateLimit: 'sign-in',
  body: z.strictObject({ credential: madeCredential }),
  responses: { 201: factors },
  problems: ['passkey.expired', 'passkey.refused', 'passkey.known', 'passkey.too-many'],
})

export const renamePasskey = defineRoute({
  method: 'PATCH',
  path: '/me/passkeys/:id',
  operationId: 'renamePasskey',
  tag,
  summary: 'Name one of my passkeys',
  access: { kind: 'person' },
  params,
  body: z.strictObject({ name: line(60) }),
  responses: { 200: factors },
  problems: ['resource.not-found'],
})

export const removePasskey = defineRoute({
  method: 'POST',
  path: '/me/passkeys/:id/removal',
  operationId: 'removePasskey',
  tag,
  summary: 'Remove one of my passkeys: it opens nothing any more',
  description: 'The last factor of staff stays. With the last factor the recovery codes go.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  params,
  body: z.strictObject(proof),
  responses: { 200: factors },
  problems: [...ownerProblems, 'resource.not-found', 'factor.last'],
})

export const beginPasskeySignIn = defineRoute({
  method: 'POST',
  path: '/session/passkey/options',
  operationId: 'beginPasskeySignIn',
  tag: 'Session',
  summary: 'What a browser is to be asked to sign in with a passkey, within five minutes',
  description: 'Names nobody: the passkey tells who it belongs to.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({}),
  responses: { 200: passkeyRequest },
  problems: [],
})

export const signInWithPasskey = defineRoute({
  method: 'POST',
  path: '/session/passkey',
  operationId: 'signInWithPasskey',
  tag: 'Session',
  summary: 'Sign in with a passkey, without a password',
  description:
    'The passkey has verified its person: it counts as both factors. Answers 202 when a temporary password is to be replaced first.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({ credential: signedCredential, remember: z.boolean().default(false) }),
  responses: { 201: sessionView, 202: factorAsked },
  problems: ['passkey.expired', 'passkey.refused', 'account.closed'],
})

export const beginPasskeyFactor = defineRoute({
  method: 'POST',
  path: '/session/factor/options',
  operationId: 'beginPasskeyFactor',
  tag: 'Session',
  summary: 'What a browser is to be asked to give a passkey as the second factor',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({}),
  responses: { 200: passkeyRequest },
  problems: ['session.factor-expired'],
})
