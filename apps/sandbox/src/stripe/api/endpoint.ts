import type { Act } from '../act.ts'
import type { Params } from '../params.ts'

/** One call of the API: the id in its path (empty when there is none), its parameters, and the action it is. */
interface Call {
  act: Act
  id: string
  params: Params
}

/** One address of the API. `run` answers with the object to send or throws a StripeFault; it never waits. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  path: `/v1/${string}`
  run(call: Call): object
}
