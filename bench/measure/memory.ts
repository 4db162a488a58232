import { readFileSync } from 'node:fs'
import { type Figure, median } from '../figures.ts'

const EVERY_MS = 250
const LIMIT_MB = 300

const statusMb = (pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined => {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Watches how much memory a process takes; the PDF worker is one of its threads and counts with it. */
export const watchMemory = (pid: number) => {
  const samples: number[] = []
  const timer = setInterval(() => {
    const now = statusMb(pid, 'VmRSS')
    if (now !== undefined) samples.push(now)
  }, EVERY_MS)
  timer.unref()
  return {
    stop: (): Figure => {
      clearInterval(timer)
      const peak = statusMb(pid, 'VmHWM')
      const what = 'memory of the API process under the load above, PDF worker included: highest'
      const reach = `< ${LIMIT_MB} MB`
      if (peak === undefined || samples.length === 0)
        return { what, measured: 'not told by this system', reach, passed: null }
      return {
        what,
        measured: `${Math.round(peak)} MB (median ${Math.round(median(samples))} MB)`,
        reach,
        passed: peak < LIMIT_MB,
      }
    },
  }
}
