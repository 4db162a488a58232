import { createServer } from 'node:net'

/** Tries to listen; answers the port taken (useful with 0), or the system's error code. */
const tryListen = (port: number, host: string | undefined): Promise<number | string> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })

/** A TCP port on 127.0.0.1 that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const port = await tryListen(0, '127.0.0.1')
  if (typeof port === 'string') throw new Error(`No free port on 127.0.0.1: ${port}`)
  return port
}

/** undefined when the port can be listened on, else the system's error code (EADDRINUSE, EACCES …). */
export const portProblem = async (port: number, host = '127.0.0.1'): Promise<string | undefined> => {
  const result = await tryListen(port, host)
  return typeof result === 'string' ? result : undefined
}
