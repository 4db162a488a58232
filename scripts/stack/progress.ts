const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** Tells the person at the terminal what happens. */
export interface Progress {
  /** One line. */
  say(line: string): void
  /** A step: named when it begins, its time told while it lasts and when it is done. */
  step<T>(name: string, act: (tell: (detail: string) => void) => Promise<T>): Promise<T>
}

/** Progress lines on `out`: on a terminal the running step counts its seconds, elsewhere it says so every 5 s. */
export const createProgress = (out: NodeJS.WriteStream = process.stdout): Progress => {
  const running = new Map<string, { since: number; detail: string }>()
  const isTerminal = out.isTTY === true
  out.on('error', () => undefined)
  let drawn = false

  const erase = () => {
    if (drawn) out.write('\r\u001B[2K')
    drawn = false
  }
  const status = () => {
    const now = performance.now()
    const parts = [...running].map(
      ([name, { since, detail }]) => `${name}… ${seconds(now - since)}${detail && ` (${detail})`}`,
    )
    return parts.join(' · ')
  }
  const draw = () => {
    if (running.size === 0) return
    erase()
    out.write(status().slice(0, Math.max(20, (out.columns ?? 80) - 1)))
    drawn = true
  }
  const say = (line: string) => {
    erase()
    out.write(`${line}\n`)
    if (isTerminal) draw()
  }
  let timer: NodeJS.Timeout | undefined
  const begin = (name: string) => {
    running.set(name, { since: performance.now(), detail: '' })
    if (!isTerminal) say(`  ${name}…`)
    timer ??= setInterval(
      () => (isTerminal ? draw() : running.size > 0 && say(`  … ${status()}`)),
      isTerminal ? 200 : 5_000,
    ).unref()
  }
  const end = (name: string) => {
    running.delete(name)
    if (running.size > 0) return
    clearInterval(timer)
    timer = undefined
    erase()
  }

  return {
    say,
    async step(name, act) {
      begin(name)
      const since = performance.now()
      try {
        const result = await act((detail) => {
          const entry = running.get(name)
          if (entry) entry.detail = detail
        })
        end(name)
        say(`✓ ${name} (${seconds(performance.now() - since)})`)
        return result
      } catch (error) {
        end(name)
        const aborted = error instanceof Error && error.name === 'AbortError'
        say(`${aborted ? '–' : '✗'} ${name} (${seconds(performance.now() - since)})`)
        throw error
      }
    },
  }
}
