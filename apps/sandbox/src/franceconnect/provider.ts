import { randomBytes } from 'node:crypto'
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider'
import { html } from '../pages/html.ts'
import { renderPage } from '../pages/layout.ts'
import type { Behaviour } from './behaviour.ts'
import { type CivilRegister, subjectOf } from './citizens.ts'
import { createMemory } from './memory.ts'
import { type SigningKey, spoil } from './signing-key.ts'

export interface FranceConnectSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address of the portal, without a slash at the end. */
  readonly portalUrl: string
  readonly register: CivilRegister
  readonly key: SigningKey
  readonly behaviour: () => Behaviour
}

const CLAIMS = ['given_name', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry'] as const
const SCOPES = ['openid', ...CLAIMS, 'email', 'preferred_username']

/** No consent is asked for: choosing the person is what there is to decide. */
function policy() {
  const prompts = interactionPolicy.base()
  prompts.remove('consent')
  return prompts
}

function configuration({
  clientId,
  clientSecret,
  portalUrl,
  register,
  key,
}: FranceConnectSettings): Configuration {
  return {
    acrValues: ['eidas1'],
    adapter: createMemory(),
    claims: {
      openid: ['sub'],
      ...Object.fromEntries(SCOPES.slice(1).map((name) => [name, [name]])),
    },
    scopes: SCOPES,
    clientAuthMethods: ['client_secret_post'],
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${portalUrl}/connexion/franceconnect`],
        post_logout_redirect_uris: [`${portalUrl}/connexion/franceconnect/deconnexion`],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
        userinfo_signed_response_alg: 'ES256',
      },
    ],
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'fc_session', interaction: 'fc_interaction', resume: 'fc_resume' },
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        logoutSource: async (ctx, form) => {
          ctx.body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Déconnexion</title></head><body>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}<script>document.forms[0].submit()</script></body></html>`
        },
      },
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'], userinfoSigningAlgValues: ['ES256', 'RS256'] },
    findAccount: async (_ctx, subject) => {
      const citizen = register.findSubject(subject)
      if (!citizen) return undefined
      const { id: _, note: __, ...claims } = citizen
      return { accountId: subject, claims: async () => ({ sub: subjectOf(citizen), ...claims }) }
    },
    interactions: {
      policy: policy(),
      url: (_ctx, { uid }) => `/franceconnect/choisir/${uid}`,
    },
    jwks: { keys: [key] },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(SCOPES.join(' '))
      await grant.save()
      return grant
    },
    renderError: async (ctx, { error, error_description: description }) => {
      ctx.type = 'html'
      ctx.body = renderPage({
        title: 'FranceConnect',
        ...{ brand: 'FranceConnect (joué)', bare: true, width: 'narrow' },
        body: html`<h1>La demande n’a pas abouti</h1><p class="soft">${error} – ${description}</p>`,
      })
    },
    responseTypes: ['code'],
    routes: {
      ...{ authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks' },
      end_session: '/session/end',
    },
    ttl: {
      ...{ AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 1800, Session: 1800 },
      Grant: 1800,
    },
  }
}

/** FranceConnect as a service meets it, by oidc-provider: see docs.partenaires.franceconnect.gouv.fr. */
export function createFranceConnect(settings: FranceConnectSettings): Provider {
  const provider = new Provider(settings.issuer, configuration(settings))
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { id_token?: string } | undefined
    if (ctx.path === '/token' && typeof body?.id_token === 'string')
      body.id_token = spoil(body.id_token, settings.behaviour().tokens, settings.key)
  })
  return provider
}
