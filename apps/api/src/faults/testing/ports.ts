import { freePort, portProblem } from '@guichet/db/cluster'

export { freePort } from '@guichet/db/cluster'

/** Two free TCP ports in a row: the sandbox takes a pair. */
export async function freePair(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await freePort()
    if (port < 65_535 && (await portProblem(port + 1)) === undefined) return port
  }
  throw new Error('there are no two free ports in a row')
}
