import { addDays } from '@guichet/domain/local-date'
import { signInSearchKey } from '@guichet/domain/sign-in-words'
import { at, type World } from './world.ts'

export const OFFICE = {
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  ip: '192.0.2.14',
  country: 'FR',
}
export const PHONE = {
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  ip: '198.51.100.27',
  country: 'FR',
}
export const ELSEWHERE = {
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  ip: '203.0.113.80',
  country: 'VN',
}
const ROAD = { ...PHONE, ip: '198.51.100.140', country: 'BE' }
/** The latest last: an ordinary life, with a trip and one attempt by somebody else. */
const EVENTS = [
  { daysAgo: 64, minutes: 552, result: 'opened', knownDevice: false, signs: [], from: OFFICE },
  { daysAgo: 41, minutes: 1264, result: 'opened', knownDevice: false, signs: ['new-browser'], from: PHONE },
  { daysAgo: 30, minutes: 1115, result: 'opened', knownDevice: true, signs: ['new-country'], from: ROAD },
  { daysAgo: 23, minutes: 611, result: 'opened', knownDevice: true, signs: [], from: OFFICE },
  { daysAgo: 16, minutes: 197, result: 'refused', knownDevice: false, signs: [], from: ELSEWHERE },
  { daysAgo: 12, minutes: 865, result: 'refused', knownDevice: true, signs: [], from: OFFICE },
  { daysAgo: 12, minutes: 866, result: 'opened', knownDevice: true, signs: [], from: OFFICE },
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
    for (const { daysAgo, minutes, from, signs, ...event } of EVENTS) {
      const instant = at(addDays(world.today, -daysAgo), minutes)
      if (!personId) continue
      const told = { ...event, ...from, method: 'password' }
      world.rows.signInEvents.push({
        ...{ id: world.id(instant), personId, at: instant, ...told, signs: [...signs] },
        searchKey: signInSearchKey(told),
      })
    }
}
