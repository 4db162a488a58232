// Loaded with --import into the programs that start.ts runs: whatever way start.ts ends, they end too.
import { isMainThread } from 'node:worker_threads'

const parent = process.ppid
const lookMs = 500
const graceMs = 5_000

if (isMainThread) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref()
  }, lookMs)
  timer.unref()
}
