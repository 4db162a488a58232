import { createHash } from 'node:crypto'
import { type DelegationRight, wholeRights } from '@guichet/domain/delegation'
import { addDays, addYears } from '@guichet/domain/local-date'
import { at, later, type World } from './world.ts'

const ALL: readonly DelegationRight[] = [
  ...(['file.see', 'file.edit', 'memberships.see', 'memberships.renew', 'documents.see'] as const),
  ...(['documents.add', 'certificates.see', 'payments.see', 'services.see'] as const),
]
const READING: readonly DelegationRight[] = ['file.see', 'memberships.see', 'documents.see', 'payments.see']
const DECLARING: readonly DelegationRight[] = [...READING, 'declarations.see', 'declarations.file']
const ACCOUNTS: readonly DelegationRight[] = [...READING, 'accounts.see', 'accounts.edit']

interface Opened {
  readonly email: string
  readonly rights: readonly DelegationRight[]
  readonly daysAgo: number
  readonly usedDaysAgo: number | null
}
/** Files of the demo's logins that are opened to the accountant. */
const OPENED: readonly Opened[] = [
  { email: 'active@demo.example', rights: ALL, daysAgo: 210, usedDaysAgo: 3 },
  { email: 'primary@demo.example', rights: ACCOUNTS, daysAgo: 160, usedDaysAgo: 9 },
  { email: 'declarant@demo.example', rights: DECLARING, daysAgo: 95, usedDaysAgo: 27 },
]

/** Other members with a file of their own, whatever their state: the list of an accountant is a long one. */
const otherMembers = ({ rows }: World, count: number) => {
  const persons = new Map(rows.persons.map((row) => [row.id, row]))
  return rows.members
    .map(({ personId }) => persons.get(personId))
    .filter((row) => row !== undefined && row.email !== '' && !row.email.endsWith('@demo.example'))
    .slice(20, 20 + count)
}

/** The files of the accountant (U29): some opened, one invitation that waits, one access revoked. */
export const tellDelegations = (world: World): void => {
  const { rows, today } = world
  const third = rows.persons.find(({ email }) => email === 'accountant@demo.example')
  const thirdId = third?.id
  if (!third || !thirdId) throw new TypeError('the accountant comes before the files opened to her')
  const others = otherMembers(world, 14)
  const opened: Opened[] = [
    ...OPENED,
    ...others.slice(0, 12).map((row, index) => ({
      ...{ email: row?.email ?? '', rights: index % 3 === 0 ? ALL : READING, daysAgo: 30 + index * 17 },
      usedDaysAgo: index % 4 === 3 ? null : 2 + index * 2,
    })),
  ]
  const add = (
    ownerId: string,
    daysAgo: number,
    more: Partial<(typeof rows.delegations)[number]> & Pick<(typeof rows.delegations)[number], 'state'>,
  ) => {
    const createdAt = at(addDays(today, -daysAgo), 590)
    const id = world.id(createdAt)
    rows.delegations.push({
      ...{ id, ownerId, thirdId, origin: 'invitation', email: third.email, createdAt },
      ...{ rights: wholeRights(READING), endsOn: addYears(addDays(today, -daysAgo), 1) },
      ...{ answerBy: later(createdAt, 30 * 24 * 60), ...more },
    })
    return { id, createdAt }
  }
  for (const { email, rights, daysAgo, usedDaysAgo } of opened) {
    const ownerId = rows.persons.find((row) => row.email === email)?.id
    if (!ownerId) continue
    const acceptedAt = later(at(addDays(today, -daysAgo), 590), 95)
    const lastUsedAt = usedDaysAgo === null ? null : at(addDays(today, -usedDaysAgo), 655)
    const copies = email === 'active@demo.example' || rights === DECLARING
    const terms = { state: 'active', rights: wholeRights(rights), acceptedAt, copies } as const
    const { id } = add(ownerId, daysAgo, { ...terms, lastUsedAt })
    world.audit(acceptedAt, {
      ...{ action: 'delegation.accepted', subjectKind: 'delegation', subjectId: id, actorId: thirdId },
      after: { ownerId, rights },
    })
    if (!lastUsedAt) continue
    const inFile = { ownerId, accessId: id }
    world.audit(lastUsedAt, {
      ...{ action: 'delegation.used', subjectKind: 'delegation', subjectId: id, actorId: thirdId, ...inFile },
    })
    if (rights !== ALL) continue
    world.audit(later(lastUsedAt, 6), {
      ...{ action: 'member.updated', subjectKind: 'person', subjectId: ownerId, actorId: thirdId, ...inFile },
      after: { fields: ['activity', 'ape'] },
    })
  }
  const [inviting, leaving] = [others[12]?.id, others[13]?.id]
  if (inviting)
    add(inviting, 4, {
      ...{ state: 'invited', thirdId: null, note: 'Pour le suivi de mes attestations.' },
      ...{ tokenHash: createHash('sha256').update('demo-invitation').digest() },
      endsOn: addYears(today, 1),
    })
  if (leaving)
    add(leaving, 120, {
      ...{ state: 'revoked', acceptedAt: at(addDays(today, -119), 610) },
      endedAt: at(addDays(today, -15), 700),
    })
}
