import { spawn } from 'node:child_process'
import { root } from '../stack/settings.ts'

/** What a check found: nothing wrong, nothing to look at yet, or faults, one a line. */
export type Finding =
  | { readonly kind: 'passed'; readonly note?: string }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'failed'; readonly output: string }

export interface Check {
  readonly name: string
  run(): Promise<Finding>
}

export interface ProgramResult {
  readonly code: number
  readonly output: string
}

/** Runs a program in `cwd` (default the checkout) and collects what it says. */
export const runProgram = (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<ProgramResult> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }))
  })

/** Passed when a program ended with 0, else failed with what it said. */
export const finding = ({ code, output }: ProgramResult): Finding =>
  code === 0 ? { kind: 'passed' } : { kind: 'failed', output }

/** Passed when there is no fault. */
export const faultsFound = (faults: readonly string[], note?: string): Finding =>
  faults.length > 0
    ? { kind: 'failed', output: faults.join('\n') }
    : { kind: 'passed', ...(note === undefined ? {} : { note }) }
