import type { PivotIdentity } from '@guichet/domain/pivot-identity'
import type { Configuration, CustomFetch, ServerMetadata } from 'openid-client'
import { z } from 'zod'
import type { Clock } from './clock.ts'

/** Raised when FranceConnect does not answer, or too late, or with a breakdown. */
export class FranceConnectAwayError extends Error {
  override name = 'FranceConnectAwayError'
}
/** Raised when FranceConnect takes no code any more: it was used, or is older than 30 seconds. */
export class CodeSpentError extends Error {
  override name = 'CodeSpentError'
}
/** Raised when what was answered cannot be trusted. `message` says why, without anything of what it was about. */
export class AnswerRefusedError extends Error {
  override name = 'AnswerRefusedError'
}

/** What is made for one sign-in and known to nobody else. */
export interface SignInSecrets {
  readonly state: string
  readonly nonce: string
  /** PKCE verifier, sent where FranceConnect says that it takes one. */
  readonly verifier: string
}
export interface FranceConnectPerson {
  readonly subject: string
  /** Kept to sign out there. */
  readonly idToken: string
  readonly identity: PivotIdentity & { readonly email: string | null }
}
export interface FranceConnect {
  readonly issuer: string
  /** Where the browser is sent. @throws {FranceConnectAwayError} */
  begin(secrets: SignInSecrets, options: { readonly choose: boolean }): Promise<string>
  /** Spends the code. @throws {FranceConnectAwayError} @throws {CodeSpentError} @throws {AnswerRefusedError} */
  finish(
    answer: { readonly code: string; readonly iss?: string | undefined },
    secrets: SignInSecrets,
  ): Promise<FranceConnectPerson>
  /** Where the browser is sent to sign out there; null while FranceConnect was never heard of. */
  signOutUrl(idToken: string, state: string): Promise<string | null>
}

interface Settings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address of the portal, without a slash at the end. */
  readonly publicUrl: string
  readonly clock: Clock
  /** For each call; 5 when it is not given. */
  readonly timeoutSeconds?: number
}

const SCOPE =
  'openid given_name family_name birthdate gender birthplace birthcountry email preferred_username'
const LEVEL = 'eidas1'
/** The level asked for, and those above it. */
const LEVELS = ['eidas1', 'eidas2', 'eidas3']
const ALGORITHMS = ['ES256', 'RS256']
const MOST_BYTES = 200_000
const METADATA_MS = 3_600_000
/** How far our clock and theirs may differ. */
const SKEW_SECONDS = 60

const name = (max: number) => z.string().trim().min(1).max(max)
const CLAIMS = z.object({
  given_name: name(200),
  family_name: name(100),
  preferred_username: z.string().trim().max(100).nullish(),
  birthdate: z.string().regex(/^\d{4}-\d\d-\d\d$/u),
  gender: z.enum(['male', 'female']),
  birthplace: z.string().regex(/^(?:\d[\dAB]\d{3})?$/u),
  birthcountry: z.string().regex(/^\d{5}$/u),
  email: z.string().trim().max(254).nullish(),
})

function readIdentity(told: unknown): FranceConnectPerson['identity'] {
  const { data, error } = CLAIMS.safeParse(told)
  if (!data) {
    const names = error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new AnswerRefusedError(`claims are missing or odd: ${names}`)
  }
  const { birthdate, gender, birthplace, birthcountry } = data
  return {
    ...{ givenNames: data.given_name, birthName: data.family_name },
    ...{ usualName: data.preferred_username || null, email: data.email || null },
    ...{ birthdate, gender, birthplace, birthcountry },
  }
}

/** Reads an answer up to a size. @throws when it is a breakdown, or too much. */
async function readBounded(response: Response): Promise<Response> {
  if (response.status >= 500) throw new Error(`answered ${response.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > MOST_BYTES) throw new Error('answered too much')
    parts.push(part)
  }
  const { status, headers } = response
  return new Response(parts.length > 0 ? Buffer.concat(parts) : null, { status, headers })
}

const boundedFetch: CustomFetch = async (url, options) => {
  try {
    return await readBounded(await fetch(url, options as RequestInit))
  } catch (error) {
    throw new FranceConnectAwayError('FranceConnect does not answer', { cause: error })
  }
}

const only = (algorithms: readonly string[] | undefined) =>
  ALGORITHMS.filter((algorithm) => algorithms?.includes(algorithm) ?? false)

function* causesOf(error: unknown): Generator<unknown> {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) yield each
}

/** What is raised instead of an error of the library, whose causes hold claims and tokens. */
function sentence(error: unknown): Error {
  for (const each of causesOf(error))
    if (each instanceof FranceConnectAwayError || each instanceof AnswerRefusedError) return each
  const { code, error: oauth } = error as { code?: unknown; error?: unknown }
  if (oauth === 'invalid_grant') return new CodeSpentError('the code was used or is too old')
  const { message } = error instanceof Error ? error : { message: 'unknown' }
  return new AnswerRefusedError([code, oauth, message].filter((part) => typeof part === 'string').join(': '))
}

/** FranceConnect version 2, or a provider that speaks as it does, by openid-client. Loaded when somebody comes. */
export function createFranceConnect({
  timeoutSeconds = 5,
  issuer,
  clientId,
  clientSecret,
  publicUrl,
  clock,
}: Settings): FranceConnect {
  let known: { readonly metadata: ServerMetadata; readonly readAtMs: number } | undefined
  let current: { readonly config: Configuration; readonly skew: number } | undefined
  const library = () => import('openid-client')
  const isLocal = issuer.startsWith('http:')

  /** Read once an hour; what was read before stands while FranceConnect does not answer. */
  async function readMetadata(): Promise<ServerMetadata> {
    const now = clock.now().getTime()
    if (known && Math.abs(now - known.readAtMs) < METADATA_MS) return known.metadata
    const { discovery, customFetch, allowInsecureRequests } = await library()
    try {
      const found = await discovery(new URL(issuer), clientId, undefined, undefined, {
        [customFetch]: boundedFetch,
        timeout: timeoutSeconds,
        execute: isLocal ? [allowInsecureRequests] : [],
      })
      const metadata = found.serverMetadata()
      known = {
        metadata: {
          ...(JSON.parse(JSON.stringify(metadata)) as ServerMetadata),
          id_token_signing_alg_values_supported: only(metadata.id_token_signing_alg_values_supported),
          userinfo_signing_alg_values_supported: only(metadata.userinfo_signing_alg_values_supported),
        },
        readAtMs: now,
      }
      current = undefined
    } catch (error) {
      if (!known) throw sentence(error)
    }
    return (known as { metadata: ServerMetadata }).metadata
  }

  async function configured(): Promise<Configuration> {
    const metadata = await readMetadata()
    const oidc = await library()
    const skew = Math.round((clock.now().getTime() - Date.now()) / 1000)
    if (current && Math.abs(current.skew - skew) <= 1) return current.config
    const config = new oidc.Configuration(
      metadata,
      clientId,
      { [oidc.clockSkew]: skew, [oidc.clockTolerance]: SKEW_SECONDS },
      oidc.ClientSecretPost(clientSecret),
    )
    config.timeout = timeoutSeconds
    config[oidc.customFetch] = async (url, options) => {
      const response = await boundedFetch(url, options)
      // The library takes claims in plain JSON too.
      const isSigned = response.headers.get('content-type')?.startsWith('application/jwt') ?? false
      if (url === metadata.userinfo_endpoint && response.ok && !isSigned)
        throw new AnswerRefusedError('the claims are not signed')
      return response
    }
    oidc.enableNonRepudiationChecks(config)
    if (isLocal) oidc.allowInsecureRequests(config)
    const keys = current && oidc.getJwksCache(current.config)
    if (keys) oidc.setJwksCache(config, keys)
    current = { config, skew }
    return config
  }

  const callback = `${publicUrl}/connexion/franceconnect`
  return {
    issuer,
    async begin({ state, nonce, verifier }, { choose }) {
      const config = await configured()
      const oidc = await library()
      const pkce = config.serverMetadata().supportsPKCE()
      return oidc.buildAuthorizationUrl(config, {
        ...{ redirect_uri: callback, scope: SCOPE, acr_values: LEVEL, state, nonce },
        ...(choose && { prompt: 'login' }),
        ...(pkce && {
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      }).href
    },
    async finish({ code, iss }, { state, nonce, verifier }) {
      const config = await configured()
      const oidc = await library()
      const address = new URL(callback)
      address.search = new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }).toString()
      try {
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          ...{ expectedState: state, expectedNonce: nonce, idTokenExpected: true },
          ...(config.serverMetadata().supportsPKCE() && { pkceCodeVerifier: verifier }),
        })
        const claims = tokens.claims()
        const { id_token: idToken } = tokens
        if (!claims || idToken === undefined) throw new AnswerRefusedError('there is no ID token')
        if (!LEVELS.includes(String(claims.acr))) throw new AnswerRefusedError('the level is too low')
        if (claims.iat > clock.now().getTime() / 1000 + SKEW_SECONDS)
          throw new AnswerRefusedError('the ID token was issued in the future')
        const told = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        return { subject: claims.sub, idToken, identity: readIdentity(told) }
      } catch (error) {
        throw sentence(error)
      }
    },
    async signOutUrl(idToken, state) {
      const config = await configured().catch(() => null)
      if (!config?.serverMetadata().end_session_endpoint) return null
      const { buildEndSessionUrl } = await library()
      return buildEndSessionUrl(config, {
        ...{ id_token_hint: idToken, state },
        post_logout_redirect_uri: `${callback}/deconnexion`,
      }).href
    },
  }
}
