import { spawn } from 'node:child_process'

const script = `
while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 1; done
if ! kill -0 "$1" 2>/dev/null; then
  kill -INT "$2" 2>/dev/null
  if [ -n "$3" ]; then
    while kill -0 "$2" 2>/dev/null; do sleep 0.2; done
    rm -rf -- "$3"
  fi
fi`

/**
 * Starts a small detached process that stops the server (fast shutdown) within a second after its owner is gone,
 * whatever way the owner died, and then removes `remove` when given. It ends by itself when the server ends.
 */
export const watchOwner = (owner: number, server: number, remove = ''): void => {
  if (process.platform === 'win32') return
  const args = ['-c', script, 'guichet-watcher', String(owner), String(server), remove]
  spawn('/bin/sh', args, { detached: true, stdio: 'ignore', cwd: '/' }).unref()
}
