/** What `pnpm bench` hands over: a portal that runs, and what one needs to look at it from outside. */
export interface BenchSettings {
  readonly baseUrl: string
  readonly sandboxUrl: string
  readonly databaseUrl: string
  /** Process of the API; 0 when it is not known. */
  readonly apiPid: number
  readonly pepper: string
  /** Names of the only scenarios to run; empty = all, and then docs/performance.md is written. */
  readonly only: readonly string[]
}

const given = (name: string): string => {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: start the benchmark with “npx pnpm bench”.`)
}

/** Reads the environment that scripts/start.ts sets. @throws Error naming what is missing. */
export const readSettings = (args: readonly string[] = process.argv.slice(2)): BenchSettings => ({
  baseUrl: given('BASE_URL'),
  sandboxUrl: given('SANDBOX_URL'),
  databaseUrl: given('DATABASE_URL'),
  apiPid: Number(process.env.API_PID ?? 0),
  pepper: given('PASSWORD_PEPPER'),
  only: args.filter((arg) => !arg.startsWith('-')),
})
