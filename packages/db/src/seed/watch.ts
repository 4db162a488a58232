import { addDays } from '@guichet/domain/local-date'
import { DEMO_TOTP_SECRET } from './data/logins.ts'
import type { Keys } from './ground.ts'
import { ELSEWHERE, OFFICE, PHONE } from './sign-ins.ts'
import { at, later, type World } from './world.ts'

const MONTH_MIN = 30 * 24 * 60

/** Browsers in which active@ is signed in and remembered, the one used last first. */
const OPEN = [
  { daysAgo: 9, minutes: 1210, seenDaysAgo: 1, seenMinutes: 1242, from: PHONE },
  { daysAgo: 12, minutes: 866, seenDaysAgo: 2, seenMinutes: 1017, from: OFFICE },
] as const

const NOTE =
  'Appelée le jour même : elle ne reconnaît pas la connexion. Rien n’a été modifié dans son dossier ; nouveau mot de passe choisi.'

/** Open sessions of active@, a member who gives a code after the password, and two sign-ins that were disputed. */
export const tellWatch = (world: World, { encryption }: Keys): void => {
  const { rows, today } = world
  const active = rows.persons.find(({ email }) => email === 'active@demo.example')?.id
  if (!active) return
  for (const { daysAgo, minutes, seenDaysAgo, seenMinutes, from } of OPEN) {
    const createdAt = at(addDays(today, -daysAgo), minutes)
    const { userAgent, ip, country } = from
    rows.sessions.push({
      ...{ id: world.id(createdAt), personId: active, remembered: true, method: 'password' },
      ...{ userAgent, ip, country, createdAt, lastSeenAt: at(addDays(today, -seenDaysAgo), seenMinutes) },
      endsAt: later(createdAt, MONTH_MIN),
    })
  }
  const members = new Set(rows.members.map(({ personId }) => personId))
  const others = rows.persons.filter(
    ({ id, email }) =>
      id !== undefined && members.has(id) && email !== '' && !email.endsWith('@demo.example'),
  )
  const careful = others[3]
  if (careful?.id) {
    const createdAt = at(addDays(today, -75), 615)
    const secretCipher = encryption.encrypt(DEMO_TOTP_SECRET, 'totp_factors.secret')
    const lastUsedAt = at(addDays(today, -3), 555)
    rows.totpFactors.push({ personId: careful.id, secretCipher, name: 'Téléphone', createdAt, lastUsedAt })
  }
  const [first, second] = [others[5]?.id, others[8]?.id]
  if (!first || !second) return
  const signedIn = at(addDays(today, -1), 188)
  const before = at(addDays(today, -34), 1395)
  const from = { ...ELSEWHERE, method: 'password' }
  rows.signInReports.push(
    {
      ...from,
      id: world.id(signedIn),
      personId: first,
      signedInAt: signedIn,
      reportedAt: later(signedIn, 291),
    },
    {
      ...{
        ...from,
        id: world.id(before),
        personId: second,
        signedInAt: before,
        reportedAt: later(before, 640),
      },
      ...{ country: 'CA', ip: '203.0.113.21', state: 'handled', note: NOTE },
      ...{ handledAt: later(before, 725), handledById: world.managerId },
    },
  )
}
