import type { PivotIdentity } from '@guichet/domain/pivot-identity'
import type { Ctx } from '../../ctx.ts'
import type { SignInSecrets } from '../../platform/ports/france-connect.ts'

/** What is known of who came back from the provider. */
export type FederatedPerson = PivotIdentity & { readonly email: string | null }

/** What an attempt keeps, encrypted; each under a field of its own, so that none can be moved to another column. */
const FIELDS = {
  secrets: 'federation_attempts.secrets',
  identity: 'federation_attempts.identity',
  idToken: 'federation_attempts.id_token',
} as const

export const sealSecrets = ({ deps }: Ctx, { nonce, verifier }: SignInSecrets): Buffer =>
  deps.encryption.encrypt(JSON.stringify({ nonce, verifier }), FIELDS.secrets)
export const openSecrets = ({ deps }: Ctx, cipher: Buffer): Omit<SignInSecrets, 'state'> =>
  JSON.parse(deps.encryption.decryptText(cipher, FIELDS.secrets)) as Omit<SignInSecrets, 'state'>

export const sealIdentity = ({ deps }: Ctx, identity: FederatedPerson): Buffer =>
  deps.encryption.encrypt(JSON.stringify(identity), FIELDS.identity)
export const openIdentity = ({ deps }: Ctx, cipher: Buffer): FederatedPerson =>
  JSON.parse(deps.encryption.decryptText(cipher, FIELDS.identity)) as FederatedPerson

export const sealIdToken = ({ deps }: Ctx, idToken: string): Buffer =>
  deps.encryption.encrypt(idToken, FIELDS.idToken)
export const openIdToken = ({ deps }: Ctx, cipher: Buffer): string =>
  deps.encryption.decryptText(cipher, FIELDS.idToken)

/** What is shown of an identity. */
export const toIdentityView = ({ givenNames, birthName, usualName, email }: FederatedPerson) => ({
  ...{ givenNames, birthName, usualName, email },
})
