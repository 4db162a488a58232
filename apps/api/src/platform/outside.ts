import type { Deps } from '../deps.ts'

/** What reaches out of the database, or out of this process. */
const OUTSIDE = [
  ...['addresses', 'files', 'franceConnect', 'mailer'],
  ...['payments', 'pdf', 'register', 'scanner', 'sms'],
] as readonly (keyof Deps)[]

const TOLD = Symbol('told')
interface Watcher {
  readonly [TOLD]: () => void
}

/** Dependencies that tell of each touch whoever stands on them. */
const watched = new WeakMap<Deps, Deps>()

function watchedOf(deps: Deps): Deps {
  const known = watched.get(deps)
  if (known) return known
  const made = Object.create(deps) as Deps
  for (const name of OUTSIDE)
    Object.defineProperty(made, name, {
      get(this: Watcher) {
        this[TOLD]()
        return deps[name]
      },
    })
  watched.set(deps, made)
  return made
}

/**
 * The same dependencies; `onTouch` hears of each that is reached for outside the database. What tells is made once for the
 * dependencies of a process: each transaction asks for it.
 */
export const watchOutside = (deps: Deps, onTouch: () => void): Deps =>
  Object.create(watchedOf(deps), { [TOLD]: { value: onTouch } }) as Deps
