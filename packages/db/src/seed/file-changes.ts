import { addDays } from '@guichet/domain/local-date'
import { at, type World } from './world.ts'

/** What was changed in the file of the showcased member, the latest last. */
const CHANGES = [
  { daysAgo: 88, minutes: 570, action: 'member.updated', after: { fields: ['phone', 'activity'] } },
  { daysAgo: 64, minutes: 560, action: 'password.changed', after: null },
  {
    ...{ daysAgo: 62, minutes: 655, action: 'member.updated' },
    after: { fields: ['personalAddress', 'businessAddress'] },
  },
  {
    ...{ daysAgo: 40, minutes: 900, action: 'nir.revealed-to-staff', byStaff: true },
    after: { reason: 'Déclaration à compléter avec la caisse' },
  },
  { daysAgo: 12, minutes: 870, action: 'nir.revealed', after: null },
] as const

/** History of the file of `active@demo.example`: what the member did, and once the desk. */
export const tellFileChanges = (world: World): void => {
  const member = world.rows.persons.find(({ email }) => email === 'active@demo.example')
  if (!member?.id) return
  for (const { daysAgo, minutes, action, after, ...change } of CHANGES)
    world.audit(at(addDays(world.today, -daysAgo), minutes), {
      ...{ action, subjectKind: 'person', subjectId: member.id },
      actorId: 'byStaff' in change ? world.managerId : member.id,
      ...(after && { after }),
    })
}
