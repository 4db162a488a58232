import { readFileSync } from 'node:fs'
import { parentOf } from '@guichet/db/cluster'

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

const isRunner = (command: string) =>
  /^(\S*\/)?(npm|npx|pnpm|pnpx)\b|^(\S*\/)?node\S* .*\b(npm|npx|pnpm)/.test(command)

const depth = 6

/** Our ancestors up to the topmost npx, npm or pnpm; the shell or program above it may go without us. */
export const launchChain = (from: number = process.pid): number[] => {
  const chain: number[] = []
  let kept = 0
  let pid = parentOf(from)
  while (pid !== undefined && pid > 1 && chain.length < depth) {
    chain.push(pid)
    if (isRunner(commandOf(pid))) kept = chain.length
    pid = parentOf(pid)
  }
  return chain.slice(0, kept)
}

/**
 * Calls `gone` once when a program of the launch chain ends: a SIGTERM or -9 given to npx or pnpm is not passed on to us.
 * Without /proc nothing is watched. Answers a function that ends the watch.
 */
export const watchAncestors = (gone: () => void, everyMs = 500): (() => void) => {
  const chain = launchChain()
  const timer = setInterval(() => {
    const links = [process.pid, ...chain]
    if (links.every((pid, index) => index === chain.length || parentOf(pid) === links[index + 1])) return
    clearInterval(timer)
    gone()
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
