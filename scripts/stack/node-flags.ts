import { fileURLToPath } from 'node:url'

const quickResolve = new URL('./quick-resolve.ts', import.meta.url).href

const compiled = fileURLToPath(new URL('../../.cache/compiled', import.meta.url))

/** Reads TSX. */
export const readJsx: string = new URL('../../packages/jsx/src/register.ts', import.meta.url).href

const flags: readonly string[] = ['--max-semi-space-size=4', '--max-old-space-size=256']

/**
 * Memory settings of V8 for every program of the portal (docs/adr/0015-bounded-memory.md), but for those that the
 * environment gives in NODE_OPTIONS.
 * A young generation of 3 × 4 MB instead of 3 × 16: while modules load, the large one alone takes 130 MB.
 * An old generation that V8 knows to be bounded: it collects when what lives has grown by a third, not fourfold.
 */
export const memoryFlags = (env: NodeJS.ProcessEnv): string[] =>
  flags.filter((flag) => !env.NODE_OPTIONS?.includes(flag.split('=')[0] ?? flag))

/** Arguments of node for a program in TypeScript, as the portal itself is run. */
export const programArgs = (file: string, env: NodeJS.ProcessEnv): string[] => [
  ...memoryFlags(env),
  '--import',
  readJsx,
  '--import',
  quickResolve,
  file,
]

/**
 * What a program's environment says before its first line runs; what is set already stays.
 * Of glibc: two heaps for all threads instead of eight per processor core. Of Node: what it compiled is kept, so that
 * the next start reads neither the types nor the machine that strips them (14 MB).
 */
export const programEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  MALLOC_ARENA_MAX: '2',
  NODE_COMPILE_CACHE: compiled,
  ...env,
})
