/*
 * Channels reach the other workers of a run, whose pages are those of other tests: each worker has some of its own. Run before each
 * file of tests.
 */
const KEY = Symbol.for('guichet.own-channels')
const kept = globalThis as { [KEY]?: typeof BroadcastChannel }

kept[KEY] ??= class OwnChannel extends BroadcastChannel {
  static readonly #worker = crypto.randomUUID()
  constructor(name: string) {
    super(`${name} ${OwnChannel.#worker}`)
  }
}
globalThis.BroadcastChannel = kept[KEY]
