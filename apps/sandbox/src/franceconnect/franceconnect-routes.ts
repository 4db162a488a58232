import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { html } from '../pages/html.ts'
import { fromPage, sendPage } from '../pages/layout.ts'
import type { Journal } from '../state/journal.ts'
import { newId } from '../state/new-id.ts'
import { type Behaviour, changeBehaviour, NORMAL } from './behaviour.ts'
import { choicePage } from './choice-page.ts'
import { type Citizen, openCivilRegister, subjectOf } from './citizens.ts'
import { openSigningKey } from './signing-key.ts'

const MOUNT = '/franceconnect/api/v2'
const SLOW_MS = 12_000
/** Shortest state and nonce that are taken. */
const SHORTEST = 22

export interface FranceConnectOptions {
  readonly clientId: string
  readonly clientSecret: string
  readonly portalUrl: string
  /** Address of the sandbox, known once it listens. */
  readonly url: () => string
}

/** What FranceConnect asks of a request beyond OpenID Connect; answered by a page, never by going back. */
function faultOf(query: URLSearchParams): string | undefined {
  if (!(query.get('acr_values') ?? '').split(' ').includes('eidas1')) return 'acr_values doit demander eidas1'
  for (const name of ['state', 'nonce'])
    if ((query.get(name) ?? '').length < SHORTEST)
      return `${name} doit compter au moins ${SHORTEST} caractères`
  return undefined
}

/** Paths that services call, or where people arrive: what an outage takes away. */
const FRONT = new Set(['/.well-known/openid-configuration', '/jwks', '/token', '/userinfo', '/authorize'])

const TEXT_CLAIMS = ['given_name', 'family_name', 'birthdate', 'birthplace', 'birthcountry', 'email'] as const

/** Somebody whom a test adds. */
function readCitizen(body: unknown): Citizen | string {
  const given = (body ?? {}) as Record<string, unknown>
  const wrong = TEXT_CLAIMS.find(
    (name) => typeof given[name] !== 'string' || String(given[name]).length > 200,
  )
  if (wrong !== undefined) return `${wrong} must be a text`
  if (given.gender !== 'male' && given.gender !== 'female') return 'gender must be male or female'
  const usual = given.preferred_username
  return {
    id: newId('', 12),
    ...(Object.fromEntries(TEXT_CLAIMS.map((name) => [name, given[name]])) as Pick<
      Citizen,
      (typeof TEXT_CLAIMS)[number]
    >),
    gender: given.gender,
    ...(typeof usual === 'string' && usual !== '' ? { preferred_username: usual.slice(0, 200) } : {}),
    note: 'Ajouté pour un essai.',
  }
}

/** FranceConnect: the provider itself below `/franceconnect/api/v2`, the page on which one says who one is, and the switches. */
export function franceConnectRoutes(
  app: FastifyInstance,
  journal: Journal,
  { url, ...client }: FranceConnectOptions,
): { behaviour(): Behaviour } {
  const register = openCivilRegister(journal)
  let behaviour = NORMAL
  let made: Promise<Provider> | undefined
  // Loaded when somebody comes: the sandbox starts without it.
  const provider = () => {
    made ??= import('./provider.ts').then(({ createFranceConnect }) =>
      createFranceConnect({
        ...{ issuer: `${url()}${MOUNT}`, ...client, register, key: openSigningKey(journal) },
        behaviour: () => behaviour,
      }),
    )
    return made
  }

  app.get('/franceconnect/behaviour', () => behaviour)
  app.post('/franceconnect/behaviour', (request, reply) => {
    const next = changeBehaviour(behaviour, request.body)
    if (typeof next === 'string') return reply.code(400).send({ error: next })
    behaviour = next
    return fromPage(request) ? reply.redirect('/#franceconnect', 303) : reply.send(behaviour)
  })
  app.get('/franceconnect/citizens', () => ({
    citizens: register.all().map((citizen) => ({ ...citizen, sub: subjectOf(citizen) })),
  }))
  app.post('/franceconnect/citizens', (request, reply) => {
    const citizen = readCitizen(request.body)
    if (typeof citizen === 'string') return reply.code(400).send({ error: citizen })
    register.add(citizen)
    return reply.code(201).send({ ...citizen, sub: subjectOf(citizen) })
  })

  app.get<{ Params: { uid: string } }>('/franceconnect/choisir/:uid', async (request, reply) => {
    try {
      await (await provider()).interactionDetails(request.raw, reply.raw)
    } catch {
      return gone(reply)
    }
    return choicePage(reply, request.params.uid, register.all())
  })
  app.post<{ Params: { uid: string }; Body: { citizen?: string } | null }>(
    '/franceconnect/choisir/:uid',
    async (request, reply) => {
      const citizen = register.find(request.body?.citizen ?? '')
      const result = citizen
        ? { login: { accountId: subjectOf(citizen), acr: 'eidas1', amr: ['pwd'] } }
        : { error: 'access_denied', error_description: 'User auth aborted' }
      try {
        const to = await (await provider()).interactionResult(request.raw, reply.raw, result)
        return reply.redirect(to, 303)
      } catch {
        return gone(reply)
      }
    },
  )

  app.register((mounted, _options, mountedUp) => {
    // The provider reads what is sent by itself.
    mounted.removeAllContentTypeParsers()
    mounted.addContentTypeParser('*', (_request, _payload, done) => done(null))
    mounted.all(`${MOUNT}/*`, async (request, reply) => {
      const path = request.raw.url?.slice(MOUNT.length) ?? '/'
      const [pathname = '/', search = ''] = path.split('?')
      if (FRONT.has(pathname)) {
        if (behaviour.mode === 'down') return reply.code(503).send('Service Unavailable')
        if (behaviour.mode === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
      }
      const fault = pathname === '/authorize' ? faultOf(new URLSearchParams(search)) : undefined
      if (fault !== undefined) return refused(reply, fault)
      return hand(await provider(), request, reply, path)
    })
    mountedUp()
  })
  return { behaviour: () => behaviour }
}

function hand(provider: Provider, request: FastifyRequest, reply: FastifyReply, path: string): void {
  reply.hijack()
  const raw = request.raw as IncomingMessage & { originalUrl?: string }
  raw.originalUrl = raw.url ?? '/'
  raw.url = path
  void provider.callback()(raw, reply.raw)
}

const refused = (reply: FastifyReply, fault: string) =>
  sendPage(
    reply,
    {
      ...{ title: 'FranceConnect', brand: 'FranceConnect (joué)', bare: true, width: 'narrow' },
      body: html`<h1>Demande refusée</h1><p>Code d’erreur\u00a0: Y000400.</p><p class="soft">${fault}</p>`,
    },
    400,
  )

const gone = (reply: FastifyReply) =>
  sendPage(
    reply,
    {
      ...{ title: 'FranceConnect', brand: 'FranceConnect (joué)', bare: true, width: 'narrow' },
      body: html`<h1>Cette demande n’est plus valable</h1><p>Retournez au service et recommencez.</p>`,
    },
    404,
  )
