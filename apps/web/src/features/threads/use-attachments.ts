import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { MOST_FILES } from '@guichet/domain/threads'
import { useCallback, useState } from 'react'
import { sendFile } from '../../shared/api/send-file.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'

export interface Attachment {
  readonly key: string
  readonly file: File
  /** From 0 to 1. */
  readonly part: number
  readonly state: 'sending' | 'done' | 'too-large' | 'failed'
  /** Once it was sent. */
  readonly id?: string
  readonly error?: unknown
}

export interface Attachments {
  readonly list: readonly Attachment[]
  readonly add: (files: readonly File[]) => void
  readonly remove: (key: string) => void
  readonly clear: () => void
  readonly busy: boolean
  /** Files that were sent, for the message. */
  readonly ids: string[]
}

/** Files for the next message: each is sent at once, and named by the message. `path` is where the API takes them. */
export function useAttachments(path: '/threads/files' | '/admin/threads/files'): Attachments {
  const [list, setList] = useState<readonly Attachment[]>([])
  const change = useCallback(
    (key: string, next: Partial<Attachment>) =>
      setList((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one))),
    [],
  )
  const send = useCallback(
    async ({ key, file }: Attachment) => {
      try {
        const answer = (await sendFile({
          ...{ path: `${path}?${new URLSearchParams({ name: file.name })}`, file },
          onProgress: (part) => change(key, { part }),
        })) as { readonly id: string }
        change(key, { state: 'done', part: 1, id: answer.id })
      } catch (error) {
        change(key, { state: 'failed', error })
      }
    },
    [change, path],
  )
  const add = (files: readonly File[]) => {
    const room = MOST_FILES - list.filter(({ state }) => state === 'sending' || state === 'done').length
    const added = files.slice(0, Math.max(0, room)).map((file): Attachment => {
      const state = file.size > DOCUMENT_MOST_BYTES ? 'too-large' : 'sending'
      return { key: newRequestKey(), file, part: 0, state }
    })
    setList((all) => [...all.filter(({ state }) => state === 'sending' || state === 'done'), ...added])
    for (const one of added) if (one.state === 'sending') send(one).catch(() => undefined)
  }
  return {
    ...{ list, add },
    remove: (key) => setList((all) => all.filter((one) => one.key !== key)),
    clear: () => setList([]),
    busy: list.some(({ state }) => state === 'sending'),
    ids: list.flatMap(({ id }) => (id === undefined ? [] : [id])),
  }
}
