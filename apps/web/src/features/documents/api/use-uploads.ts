import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { sendFile } from '../../../shared/api/send-file.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'

export interface Upload {
  readonly key: string
  /** Of the request: the same for each try with the same facts. */
  readonly requestKey: string
  readonly facts: UploadFacts
  readonly file: File
  /** From 0 to 1. */
  readonly part: number
  readonly state: 'waiting' | 'sending' | 'done' | 'too-large' | 'failed'
  readonly error?: unknown
}
export interface UploadFacts {
  readonly category: string
  readonly period: string
}

const pathOf = (name: string, { category, period }: UploadFacts): string => {
  const query = new URLSearchParams({ name, category })
  if (period !== '') query.set('period', period)
  return `/documents?${query}`
}

/** Files on their way into the library, one after the other. */
export function useUploads() {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const chain = useRef<Promise<unknown>>(Promise.resolve())

  const change = useCallback(
    (key: string, next: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one))),
    [],
  )
  const run = useCallback(
    async ({ key, requestKey, file, facts }: Upload) => {
      change(key, { state: 'sending', part: 0, error: undefined })
      try {
        await sendFile({
          path: pathOf(file.name, facts),
          file,
          idempotencyKey: requestKey,
          onProgress: (part) => change(key, { part }),
        })
        change(key, { state: 'done', part: 1 })
        await queries.invalidateQueries({ queryKey: ['documents', 'list'] })
      } catch (error) {
        change(key, { state: 'failed', error })
      }
    },
    [change, queries],
  )
  const enqueue = useCallback(
    (upload: Upload) => {
      chain.current = chain.current.then(() => run(upload))
    },
    [run],
  )
  const add = useCallback(
    (files: readonly File[], facts: UploadFacts) => {
      const added = files.map((file): Upload => {
        const state = file.size > DOCUMENT_MOST_BYTES ? 'too-large' : 'waiting'
        return { key: newRequestKey(), requestKey: newRequestKey(), facts, file, part: 0, state }
      })
      setUploads((all) => [
        ...all.filter(({ state }) => state === 'waiting' || state === 'sending'),
        ...added,
      ])
      for (const upload of added) if (upload.state === 'waiting') enqueue(upload)
    },
    [enqueue],
  )
  /** Tries again; with another category or period it is another request, so that what is chosen now counts. */
  const retry = useCallback(
    (upload: Upload, facts: UploadFacts) => {
      const same = upload.facts.category === facts.category && upload.facts.period === facts.period
      const next = same ? upload : { ...upload, facts, requestKey: newRequestKey() }
      change(upload.key, next)
      enqueue(next)
    },
    [change, enqueue],
  )
  return { uploads, add, retry }
}
