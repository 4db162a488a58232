import { addDays, type LocalDate } from '@guichet/domain/local-date'
import { at, type World } from './world.ts'

/** What the other side answered when each service was tried; null where it says nothing. */
const ANSWERS = {
  mail: '250 2.0.0 Ok: queued',
  sms: null,
  payments: null,
  store: null,
  register: 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE',
  addresses: '20 Avenue de Ségur 75007 Paris',
} as const

/** The portal went live long ago: its services were tried, its backups confirmed, the list put aside. */
export const layGoLive = (world: World, day: LocalDate): void => {
  const { rows } = world
  const by = rows.persons.find(({ staffRole }) => staffRole === 'admin')?.id ?? null
  for (const [index, [service, said]] of Object.entries(ANSWERS).entries())
    rows.serviceTests.push({ service, ok: true, said, testedBy: by, testedAt: at(day, 560 + index * 4) })
  const marks = { types: 'confirmed', backup: 'confirmed', whole: 'set-aside' } as const
  for (const [index, [item, mark]] of Object.entries(marks).entries())
    rows.goLiveMarks.push({ item, mark, markedBy: by, markedAt: at(addDays(day, 1), 600 + index * 7) })
}
