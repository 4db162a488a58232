const quickResolve = new URL('./quick-resolve.ts', import.meta.url).href

/** Reads TSX, and TypeScript without what strips its types: before all else that is written in it. */
export const readJsx: string = new URL('../../packages/jsx/src/register.js', import.meta.url).href

const flags: readonly string[] = ['--max-semi-space-size=8', '--max-old-space-size=256']

/**
 * Memory settings of V8 for every program of the portal (docs/adr/0015-bounded-memory.md), but for those that the
 * environment gives in NODE_OPTIONS.
 * A young generation of 3 × 8 MB instead of 3 × 16: while modules load, the large one alone takes 130 MB. One of 3 × 4 lets
 * what many requests at once hold grow old before it is done with: collecting it took a third of their time.
 * An old generation that V8 knows to be bounded: it collects when what lives has grown by a third, not fourfold.
 */
export const memoryFlags = (env: NodeJS.ProcessEnv): string[] =>
  flags.filter((flag) => !env.NODE_OPTIONS?.includes(flag.split('=')[0] ?? flag))

/** Arguments of node for a program in TypeScript, as the portal itself is run; `first` is loaded before its modules. */
export const programArgs = (
  file: string,
  env: NodeJS.ProcessEnv,
  first: readonly string[] = [],
): string[] => [
  ...memoryFlags(env),
  '--import',
  readJsx,
  ...first.flatMap((module) => ['--import', module]),
  '--import',
  quickResolve,
  file,
]

/**
 * What a program's environment says before its first line runs; what is set already stays. Of glibc: two heaps for all
 * threads instead of eight per processor core.
 */
export const programEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ MALLOC_ARENA_MAX: '2', ...env })
