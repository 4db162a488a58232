import { ApiError, NetworkError, readApiError } from '@guichet/client'
import { getSession } from '@guichet/contract/session.contract'
import { currentLocale } from '../i18n/i18n.ts'
import { actingFile } from '../session/acting-file.ts'
import { pagePerson } from '../session/page-person.ts'
import { api } from './client.ts'

interface SendFile {
  /** Under the API, with its query. */
  readonly path: string
  readonly file: Blob
  readonly method?: 'POST' | 'PUT'
  /** The same for each try of the same file. */
  readonly idempotencyKey?: string
  /** ETag of what the file takes the place of. */
  readonly ifMatch?: string
  /** Told how much has left, from 0 to 1. */
  readonly onProgress: (part: number) => void
  readonly signal?: AbortSignal
}

/** XMLHttpRequest, since it alone tells how much of a body has left. */
function sendOnce(options: SendFile): Promise<unknown> {
  const { method = 'POST', path, file, idempotencyKey, ifMatch, onProgress, signal } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, `/api/v1${path}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.setRequestHeader('accept-language', currentLocale())
    if (idempotencyKey !== undefined) request.setRequestHeader('idempotency-key', idempotencyKey)
    if (ifMatch !== undefined) request.setRequestHeader('if-match', ifMatch)
    request.setRequestHeader('x-guichet', '1')
    const person = pagePerson()
    if (person !== undefined) request.setRequestHeader('x-guichet-person', person)
    const acting = actingFile()
    if (acting) request.setRequestHeader('x-guichet-file', acting.id)
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    })
    const fail = () => reject(new NetworkError(`${method} ${path}: no answer`))
    request.addEventListener('error', fail)
    request.addEventListener('timeout', fail)
    request.addEventListener('abort', () => reject(signal?.reason ?? new NetworkError('aborted')))
    request.addEventListener('load', () => {
      const { status, responseText } = request
      if (status >= 200 && status < 300) {
        resolve(JSON.parse(responseText))
        return
      }
      const headers = {
        'content-type': request.getResponseHeader('content-type') ?? '',
        'x-request-id': request.getResponseHeader('x-request-id') ?? '',
      }
      const answer = new Response(responseText, { status: status === 0 ? 503 : status, headers })
      readApiError(answer).then(reject, reject)
    })
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Sends a file and tells how far it is. A session that has to be renewed, or signed in to again, is, and the file sent again. */
export async function sendFile(options: SendFile): Promise<unknown> {
  try {
    return await sendOnce(options)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'session.required') throw error
    await api.call(getSession)
    return sendOnce(options)
  }
}
