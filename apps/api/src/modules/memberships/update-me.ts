import { isDeepStrictEqual } from 'node:util'
import type { updateMe as route } from '@guichet/contract/me.contract'
import type { Out } from '@guichet/contract/route'
import { provenFields } from '@guichet/domain/company-facts'
import { normaliseApe, normaliseNir, normaliseSiret } from '@guichet/domain/identifiers'
import { searchKey } from '@guichet/domain/text'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandOwnFile } from '../../platform/file-access.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { updatePerson } from '../identity/index.ts'
import {
  findMember,
  isNirConflict,
  isNirTaken,
  type MemberRow,
  readPartners,
  updateMember,
} from './data/member-data.ts'
import { getMe, type MeView, NIR_FIELD } from './get-me.ts'

type Patch = Out<(typeof route)['body']>
interface FileNote {
  /** Why somebody else changes it. */
  readonly reason?: string
  readonly onChange?: (tx: Ctx, after: MeView) => Promise<void>
}

const orNull = (value: string | null | undefined) =>
  value === undefined ? undefined : value === '' ? null : value
/** Keeps what is given; what is left out stays as it is. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** International form of a telephone number; French numbers may be written without the country. */
export function phoneOf(value: string | null | undefined): string | null | undefined {
  if (value === undefined || value === null || value === '') return orNull(value)
  const phone = parsePhoneNumberFromString(value, 'FR')
  if (!phone?.isPossible()) throw fieldProblem('/phone', 'phone.invalid')
  return phone.number
}

function nirValues(ctx: Ctx, nir: string | null | undefined) {
  if (nir === undefined) return {}
  if (nir === null || nir === '') return { nirCipher: null, nirHash: null }
  const text = normaliseNir(nir)
  const { encryption } = ctx.deps
  return { nirCipher: encryption.encrypt(text, NIR_FIELD), nirHash: encryption.lookupHash(text, NIR_FIELD) }
}

const mapOrNull = (value: string | null | undefined, normalise: (text: string) => string) =>
  value ? normalise(value) : orNull(value)

/** Names of the fields that really change, for the audit; values stay out of it. */
export const changedFields = (before: MeView, after: MeView) =>
  (Object.keys(after) as (keyof MeView)[]).filter(
    (key) => key !== 'version' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )

/** Nothing would be another than it is. What is encrypted looks different each time: its hash tells. */
const isSame = (row: MemberRow, { nirCipher: _cipher, ...values }: Partial<MemberRow>): boolean =>
  isDeepStrictEqual({ ...row, ...values }, row)

/** What the register has proven is changed by an event in the life of the company. @throws a problem `request.invalid`. */
function demandUnproven(row: MemberRow, values: { siret?: string | null; ape?: string | null }): void {
  for (const field of provenFields(row, row.proof))
    if (values[field] !== undefined && values[field] !== row[field])
      throw fieldProblem(`/${field}`, 'company.proven')
}

/**
 * Changes my file. `version` is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function updateMe(ctx: Ctx, version: string, patch: Patch): Promise<MeView> {
  if (patch.nir !== undefined) demandOwnFile(ctx)
  return writeFile(ctx, actingPersonId(ctx), version, patch)
}

/** Changes a file; `onChange` adds what follows in that transaction, and what the audit says besides. */
export async function writeFile(
  ctx: Ctx,
  personId: string,
  version: string,
  patch: Patch,
  { reason, onChange }: FileNote = {},
): Promise<MeView> {
  const phone = phoneOf(patch.phone)
  const nir = nirValues(ctx, patch.nir)
  return withTx(ctx, async (tx) => {
    const row = await findMember(tx, personId)
    if (!row || row.version === null) throw problem('resource.not-found')
    demandVersion(version, row.version)
    if (patch.partnerId && !(await readPartners(tx, personId)).some(({ id }) => id === patch.partnerId)) {
      throw fieldProblem('/partnerId', 'invalid')
    }
    if (nir.nirHash && (await isNirTaken(tx, nir.nirHash, personId)))
      throw fieldProblem('/nir', 'nir.invalid')
    const names = { firstName: patch.firstName ?? row.firstName, lastName: patch.lastName ?? row.lastName }
    const siret = mapOrNull(patch.siret, normaliseSiret)
    const ape = mapOrNull(patch.ape, normaliseApe)
    // Staff who correct a file say why.
    if (reason === undefined) demandUnproven(row, given({ siret, ape }))
    const values = {
      ...nir,
      ...given({
        personalEmail: orNull(patch.personalEmail),
        activity: orNull(patch.activity),
        siret,
        ape,
        website: orNull(patch.website),
        facebookUrl: orNull(patch.facebookUrl),
        partnerId: patch.partnerId,
        personalStreet: orNull(patch.personalAddress?.street),
        personalComplement: orNull(patch.personalAddress?.complement),
        personalPostcode: orNull(patch.personalAddress?.postcode),
        personalCity: orNull(patch.personalAddress?.city),
        businessStreet: orNull(patch.businessAddress?.street),
        businessComplement: orNull(patch.businessAddress?.complement),
        businessPostcode: orNull(patch.businessAddress?.postcode),
        businessCity: orNull(patch.businessAddress?.city),
      }),
    }
    const before = await getMe(tx, personId)
    if (isSame(row, { ...values, ...names, ...given({ phone }) })) return before
    const isUpdated = await updateMember(tx, personId, row.version, values).catch((error: unknown) => {
      throw isNirConflict(error) ? fieldProblem('/nir', 'nir.invalid') : error
    })
    if (!isUpdated) throw problem('resource.changed')
    await updatePerson(tx, personId, {
      ...names,
      ...(phone === undefined ? {} : { phone }),
      searchKey: memberSearchKey({ ...row, ...names, siret: siret === undefined ? row.siret : siret }),
    })
    const after = await getMe(tx, personId)
    await audit(tx, {
      action: 'member.updated',
      subjectKind: 'person',
      subjectId: personId,
      after: { fields: changedFields(before, after), ...(reason !== undefined && { reason }) },
    })
    await onChange?.(tx, after)
    return after
  })
}

/** Folded text by which staff find a member. */
export const memberSearchKey = (
  row: Pick<MemberRow, 'firstName' | 'lastName' | 'email' | 'number' | 'siret'>,
): string =>
  searchKey([row.lastName, row.firstName, row.email, row.number, row.siret].filter(Boolean).join(' '))
