/** What a page outside the router learns from its address. */
export interface LightPageProps {
  /** The token or code in the path; empty when there is none. */
  readonly value: string
}
