import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A connection that speaks in lines, as IMAP and LMTP do. */
export interface LineConnection {
  /** Sends a line and answers everything up to the line that ends the answer. */
  ask(line: string, until: RegExp): Promise<string>
  /** Resolves when the server has closed it. */
  readonly closed: Promise<void>
  end(): void
}

function speak(socket: Socket): LineConnection {
  let heard = ''
  let wake: () => void = () => undefined
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => {
    heard += text
    wake()
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve()
      wake()
    })
  })
  socket.on('error', () => undefined)
  return {
    closed,
    end: () => socket.destroy(),
    async ask(line, until) {
      if (line !== '') socket.write(`${line}\r\n`)
      for (;;) {
        const lines = heard.split('\r\n').slice(0, -1)
        const last = lines.findIndex((one) => until.test(one))
        if (last !== -1) {
          heard = heard
            .split('\r\n')
            .slice(last + 1)
            .join('\r\n')
          return lines.slice(0, last + 1).join('\n')
        }
        if (socket.closed) throw new Error(`closed after: ${heard}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

/** IMAP over TLS with the server's own certificate; greeted. */
export async function openImap(port: number, certificate: string): Promise<LineConnection> {
  const line = speak(
    connectTls({ host: '127.0.0.1', port, ca: certificate, checkServerIdentity: () => undefined }),
  )
  await line.ask('', /^\* OK .*(?:ready|LOGIN|IMAP4rev1)/u)
  return line
}

/** LMTP as Postfix speaks it; greeted. */
export async function openLmtp(port: number): Promise<LineConnection> {
  const line = speak(connectTcp(port, '127.0.0.1'))
  await line.ask('', /^220 /u)
  await line.ask('LHLO test.example', /^250 /u)
  return line
}
