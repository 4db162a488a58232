import { addDays } from '@guichet/domain/local-date'
import { at, type World } from './world.ts'

const OFFICE = {
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  ip: '192.0.2.14',
}
const PHONE = {
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  ip: '198.51.100.27',
}
const ELSEWHERE = {
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ip: '203.0.113.80',
}
/** The latest last: an ordinary life, with one attempt by somebody else. */
const EVENTS = [
  { daysAgo: 64, minutes: 552, result: 'opened', knownDevice: false, from: OFFICE },
  { daysAgo: 41, minutes: 1264, result: 'opened', knownDevice: false, from: PHONE },
  { daysAgo: 23, minutes: 611, result: 'opened', knownDevice: true, from: OFFICE },
  { daysAgo: 16, minutes: 197, result: 'refused', knownDevice: false, from: ELSEWHERE },
  { daysAgo: 12, minutes: 865, result: 'refused', knownDevice: true, from: OFFICE },
  { daysAgo: 12, minutes: 866, result: 'opened', knownDevice: true, from: OFFICE },
] as const
const WHOSE = [
  'active@demo.example',
  'primary@demo.example',
  'secondary@demo.example',
  'inactive@demo.example',
]

/** Journal of sign-ins of the demo's members. */
export const tellSignIns = (world: World): void => {
  const persons = world.rows.persons.filter(({ email }) => WHOSE.includes(email))
  for (const { id: personId } of persons)
    for (const { daysAgo, minutes, from, ...event } of EVENTS) {
      const instant = at(addDays(world.today, -daysAgo), minutes)
      if (!personId) continue
      world.rows.signInEvents.push({ id: world.id(instant), personId, at: instant, ...event, ...from })
    }
}
