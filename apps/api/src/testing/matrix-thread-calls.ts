import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

const ofOwner: Call = async (api, { owner }, id) => ({
  params: { id: id ?? (await api.make.thread(owner)).id },
})
const withFile: Call = async (api, { owner }, elsewhere) => {
  const { id, fileId } = await api.make.thread(owner, { content: Buffer.from('Bonjour') })
  return { params: { id: elsewhere ?? id, fileId: fileId ?? '' } }
}
const SUBJECT = { labelFr: 'Autre', labelEn: 'Other', offered: true }
const ANSWER = { name: 'Réponse', fr: 'Bonjour', en: null }

/** What the operations on conversations are called with in the matrix. */
export const THREAD_CALLS: Readonly<Record<string, Call>> = {
  sendThreadFile: () => ({ query: { name: 'essai.txt' } }),
  createThread: async (api) => ({
    body: { subjectId: (await api.make.threadSubject()).id, title: 'Essai', text: 'Bonjour' },
  }),
  getThread: ofOwner,
  readThread: ofOwner,
  answerThread: async (api, world, id) => ({ ...(await ofOwner(api, world, id)), body: { text: 'Bonjour' } }),
  resolveThread: ofOwner,
  reopenThread: async (api, { owner }, id) => {
    const over = { state: 'resolved', waitingSince: null, resolvedAt: api.clock.now() }
    return { params: { id: id ?? (await api.make.thread(owner, over)).id } }
  },
  getThreadFile: withFile,
  getStaffThread: ofOwner,
  assignThread: async (api, world, id) => ({
    ...(await ofOwner(api, world, id)),
    body: { from: null, to: null },
  }),
  sendStaffThreadFile: () => ({ query: { name: 'essai.txt' } }),
  postStaffMessage: async (api, { owner }, id) => {
    const thread = await api.make.thread(owner)
    return {
      params: { id: id ?? thread.id },
      body: { kind: 'message', text: 'Bonjour', lastReadId: thread.postId },
    }
  },
  setThreadState: async (api, world, id) => ({
    ...(await ofOwner(api, world, id)),
    body: { state: 'resolved' },
  }),
  getStaffThreadFile: withFile,
  createThreadSubject: () => ({ body: SUBJECT }),
  getThreadSubject: async (api, _, id) => ({ params: { id: id ?? (await api.make.threadSubject()).id } }),
  updateThreadSubject: async (api, _, id) => ({
    params: { id: id ?? (await api.make.threadSubject()).id },
    body: SUBJECT,
  }),
  createKeptAnswer: () => ({ body: ANSWER }),
  getKeptAnswer: async (api, _, id) => ({ params: { id: id ?? (await api.make.keptAnswer()).id } }),
  updateKeptAnswer: async (api, _, id) => ({
    params: { id: id ?? (await api.make.keptAnswer()).id },
    body: ANSWER,
  }),
  deleteKeptAnswer: async (api, _, id) => ({ params: { id: id ?? (await api.make.keptAnswer()).id } }),
}
