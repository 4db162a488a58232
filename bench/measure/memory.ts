import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Figure, median } from '../figures.ts'

const EVERY_MS = 250
const LIMIT_MB = 300

const statusNumber = (pid: number, field: 'VmRSS' | 'VmHWM' | 'PPid'): number | undefined => {
  try {
    const value = new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1]
    return value === undefined ? undefined : Number(value)
  } catch {
    return undefined
  }
}

const statusMb = (pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined => {
  const kilobytes = statusNumber(pid, field)
  return kilobytes === undefined ? undefined : kilobytes / 1024
}

/** What it takes now, and at most since its start. */
export const memoryLine = (pid: number): string => {
  const [now, peak] = [statusMb(pid, 'VmRSS'), statusMb(pid, 'VmHWM')]
  return now === undefined || peak === undefined
    ? 'not told by this system'
    : `${Math.round(now)} MB, at most ${Math.round(peak)} MB so far`
}

/** Highest resident sizes of the processes that it started: a compiler runs while nothing is kept yet. */
const childrenMb = (pid: number): number => {
  const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/u.test(name)) : []
  return processes
    .map(Number)
    .filter((process) => statusNumber(process, 'PPid') === pid)
    .reduce((sum, child) => sum + (statusMb(child, 'VmHWM') ?? 0), 0)
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
      const children = Math.round(childrenMb(pid))
      const what = 'memory of the API process under the load above, PDF worker included: highest'
      const reach = `< ${LIMIT_MB} MB`
      if (peak === undefined || samples.length === 0)
        return { what, measured: 'not told by this system', reach, passed: null }
      return {
        what,
        measured: `${Math.round(peak)} MB (median ${Math.round(median(samples))} MB${children > 0 ? `; child processes beside it ${children} MB` : ''})`,
        reach,
        passed: peak < LIMIT_MB,
      }
    },
  }
}

/** Watches the highest resident size from now on, in MB; undefined where the system does not tell it. */
export const watchPeak = (pid: number) => {
  let highest: number | undefined
  const look = () => {
    const now = statusMb(pid, 'VmRSS')
    if (now !== undefined) highest = Math.max(highest ?? 0, now)
  }
  look()
  const timer = setInterval(look, 50)
  timer.unref()
  return {
    stop: (): number | undefined => {
      clearInterval(timer)
      return highest
    },
  }
}
