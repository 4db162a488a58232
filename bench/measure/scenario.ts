import type { SignedIn } from '../client.ts'
import type { Figure } from '../figures.ts'
import type { BenchSettings } from '../settings.ts'

/** What scenarios share. */
export interface Stand extends BenchSettings {
  /** Signed-in members whose list fills a page. */
  readonly members: readonly SignedIn[]
}

/** Measures one or more lines of the table. */
export type Scenario = (stand: Stand) => Promise<readonly Figure[]>
