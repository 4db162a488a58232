/** Does what is asked under one key one after another, whatever becomes of each; in this process. */
export type InTurn = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** Turns of their own. A key is held only as long as somebody waits for it or has its turn. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (key, task) => {
    const before = last.get(key) ?? Promise.resolve()
    const turn = before.then(task, task)
    last.set(key, turn)
    try {
      return await turn
    } finally {
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
