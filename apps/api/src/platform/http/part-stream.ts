import { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { giveBack } from '@guichet/db/give-back'

/** Ends with what the connection says of the bytes: undefined once it has taken them. */
const written = (response: ServerResponse, bytes: Buffer): Promise<Error | null | undefined> =>
  new Promise((resolve) => response.write(bytes, resolve))

/**
 * A file on its way out, in parts that are this stream’s own. To a connection each part goes once the one before has left, and
 * its memory is given back at once: what is held of a file is two parts, whatever its size. Anybody else reads it as any
 * other stream.
 */
export class PartStream extends Readable {
  readonly #parts: AsyncGenerator<Buffer>

  constructor(parts: AsyncGenerator<Buffer>) {
    super({ highWaterMark: 0 })
    this.#parts = parts
  }

  override _read(): void {
    this.#parts.next().then(
      ({ value, done }) => this.push(done ? null : value),
      (error: Error) => this.destroy(error),
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#parts.return(undefined).then(
      () => done(error),
      () => done(error),
    )
  }

  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { readonly end?: boolean },
  ): Destination {
    if (!(destination instanceof ServerResponse)) return super.pipe(destination, options)
    this.#leaveBy(destination).catch((error: Error) => this.destroy(error))
    return destination
  }

  /** A connection that went away ends it quietly: whoever sends it hears of that, and destroys the stream. */
  async #leaveBy(response: ServerResponse): Promise<void> {
    let next = this.#parts.next()
    while (true) {
      const { value: part, done } = await next
      if (done) break
      const left = written(response, part)
      next = this.#parts.next()
      next.catch(() => undefined)
      if (await left) return
      giveBack(part)
    }
    response.end()
    this.push(null)
    this.resume()
  }
}
