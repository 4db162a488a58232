import type { InputOf } from '@guichet/contract/route'
import { correctMember, giveMemberEmail } from '@guichet/contract/staff-members.contract'
import { api } from '../../../shared/api/client.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { mergeValues } from '../../../shared/forms/merge-values.ts'
import type { MemberFile } from '../api/get-member.ts'

export type Member = MemberFile['member']
type Correction = InputOf<typeof correctMember>['body']
type Address = Member['personalAddress']

const LINES = ['street', 'complement', 'postcode', 'city'] as const
type AddressValues = Record<(typeof LINES)[number], string>
const TEXTS = [
  'lastName',
  'firstName',
  'personalEmail',
  'phone',
  'activity',
  'website',
  'facebookUrl',
  'partnerId',
] as const
const ADDRESSES = ['personalAddress', 'businessAddress'] as const

export interface EditValues extends Record<(typeof TEXTS)[number], string> {
  readonly personalAddress: AddressValues
  readonly businessAddress: AddressValues
  readonly reason: string
}
type AddressPath = `${(typeof ADDRESSES)[number]}.${(typeof LINES)[number]}`
export type EditPath = (typeof TEXTS)[number] | AddressPath | 'reason'
type Flat = Record<EditPath, string>

const ADDRESS_PATHS = ADDRESSES.flatMap((address) => LINES.map((line) => `${address}.${line}` as const))
const PATHS: readonly EditPath[] = [...TEXTS, ...ADDRESS_PATHS, 'reason']

const linesOf = (address: Address): AddressValues => ({
  street: address.street ?? '',
  complement: address.complement ?? '',
  postcode: address.postcode ?? '',
  city: address.city ?? '',
})

/** What the form holds of a file: texts as people write them. */
export const editValues = (member: Member): EditValues => ({
  lastName: member.lastName,
  firstName: member.firstName,
  personalEmail: member.personalEmail ?? '',
  phone: member.phone === null ? '' : groupPhone(member.phone),
  activity: member.activity ?? '',
  website: member.website ?? '',
  facebookUrl: member.facebookUrl ?? '',
  partnerId: member.partner?.id ?? '',
  personalAddress: linesOf(member.personalAddress),
  businessAddress: linesOf(member.businessAddress),
  reason: '',
})

const flatten = ({ personalAddress, businessAddress, ...texts }: EditValues): Flat => ({
  ...texts,
  ...(Object.fromEntries([
    ...LINES.map((line) => [`personalAddress.${line}`, personalAddress[line]]),
    ...LINES.map((line) => [`businessAddress.${line}`, businessAddress[line]]),
  ]) as Record<AddressPath, string>),
})
const nestedAddress = (flat: Flat, address: (typeof ADDRESSES)[number]): AddressValues => ({
  street: flat[`${address}.street`],
  complement: flat[`${address}.complement`],
  postcode: flat[`${address}.postcode`],
  city: flat[`${address}.city`],
})
const nest = (flat: Flat): EditValues => ({
  ...(Object.fromEntries([...TEXTS, 'reason' as const].map((path) => [path, flat[path]])) as Record<
    (typeof TEXTS)[number] | 'reason',
    string
  >),
  personalAddress: nestedAddress(flat, 'personalAddress'),
  businessAddress: nestedAddress(flat, 'businessAddress'),
})

/** Joins what was typed with what somebody else saved meanwhile, field by field. */
export function mergeEdit(base: Member, mine: EditValues, theirs: Member) {
  const merge = mergeValues<EditPath, Flat>(PATHS, {
    base: flatten(editValues(base)),
    mine: flatten(mine),
    theirs: flatten(editValues(theirs)),
  })
  return { ...merge, values: nest(merge.values) }
}

/** The choices put into the values: what the others have stands where it was chosen. */
export const resolveEdit = (
  merge: ReturnType<typeof mergeEdit>,
  choices: Readonly<Partial<Record<EditPath, 'mine' | 'theirs'>>>,
): EditValues => {
  const flat = flatten(merge.values)
  for (const { path, theirs } of merge.conflicts) if (choices[path] === 'theirs') flat[path] = theirs
  return nest(flat)
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** What to send: the reason, and the fields that changed; an address goes whole. */
export function correctionOf(member: Member, values: EditValues): Correction {
  const before = editValues(member)
  const body: Record<string, unknown> = { reason: values.reason }
  for (const field of TEXTS) {
    if (values[field].trim() === before[field].trim()) continue
    const isName = field === 'lastName' || field === 'firstName'
    body[field] = isName ? values[field] : orNull(values[field])
  }
  for (const address of ADDRESSES) {
    const lines = values[address]
    if (LINES.every((line) => lines[line].trim() === before[address][line].trim())) continue
    body[address] = Object.fromEntries(LINES.map((line) => [line, orNull(lines[line])]))
  }
  return body as Correction
}

export const saveCorrection = async (member: Member, values: EditValues): Promise<Member> => {
  const ifMatch = `"${String(member.version)}"`
  const params = { id: member.personId }
  return (await api.call(correctMember, { params, body: correctionOf(member, values) }, { ifMatch })).body
}

export const saveEmail = async (id: string, body: InputOf<typeof giveMemberEmail>['body']): Promise<Member> =>
  (await api.call(giveMemberEmail, { params: { id }, body })).body
