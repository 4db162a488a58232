import type { Deps } from '../deps.ts'

/** What reaches out of the database, or out of this process. */
const OUTSIDE = [
  ...['addresses', 'files', 'franceConnect', 'mailer'],
  ...['payments', 'pdf', 'register', 'scanner', 'sms'],
] as readonly (keyof Deps)[]

/** The same dependencies; `onTouch` hears of each that is reached for outside the database. */
export function watchOutside(deps: Deps, onTouch: () => void): Deps {
  const watched = Object.create(deps) as Deps
  for (const name of OUTSIDE)
    Object.defineProperty(watched, name, {
      get: () => {
        onTouch()
        return deps[name]
      },
    })
  return watched
}
