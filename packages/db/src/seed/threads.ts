import { createHash } from 'node:crypto'
import { addDays } from '@guichet/domain/local-date'
import { threadSearchKey, USUAL_SUBJECTS } from '@guichet/domain/threads'
import { KEPT_ANSWERS, type LineData, THREADS, type ThreadData } from './data/threads.ts'
import { samplePdf } from './sample-files.ts'
import { at, type World } from './world.ts'

const personOf = (world: World, email: string) => {
  const id = world.rows.persons.find((person) => person.email === email)?.id
  if (!id) throw new TypeError(`a conversation comes after its person ${email}`)
  return id
}
const writerOf = (world: World, { email }: ThreadData, by: LineData['by']) =>
  personOf(world, by === 'member' ? email : `${by}@demo.example`)

function attach(
  world: World,
  createdAt: Date,
  { senderId, postId, fileName }: Readonly<Record<string, string>>,
) {
  const content = samplePdf([[String(fileName), 'Pièce jointe de la démonstration.']])
  const id = world.id(createdAt)
  const fileKey = `${id.slice(-2)}/${id}`
  world.files.set(fileKey, content)
  world.rows.threadFiles.push({
    ...{ id, senderId: String(senderId), postId: String(postId), fileKey, size: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
    ...{ mediaType: 'application/pdf', fileName: String(fileName), createdAt },
  })
}

function tellThread(
  world: World,
  number: number,
  thread: ThreadData,
  subjectIds: readonly string[],
  files: boolean,
) {
  const { rows, today } = world
  const { email, subject, title, assignee, lines } = thread
  const [first] = lines
  if (!first) return
  const instantOf = ({ daysAgo, minutes }: LineData) => at(addDays(today, -daysAgo), minutes)
  const createdAt = instantOf(first)
  const id = world.id(createdAt)
  const personId = personOf(world, email)
  const shown = lines.filter(({ kind }) => kind !== 'note')
  const last = shown.at(-1) ?? first
  const state = last.kind === 'resolved' ? 'resolved' : last.by === 'member' ? 'open' : 'answered'
  const lastPostAt = instantOf(last)
  const byMember = shown.filter(({ by }) => by === 'member').at(-1)
  const byDesk = shown.filter(({ by }) => by !== 'member').at(-1)
  rows.threads.push({
    ...{ id, number, personId, subjectId: subjectIds[subject] ?? '', title, state, createdAt, lastPostAt },
    searchKey: threadSearchKey(`${number} ${title}`),
    assigneeId: assignee && personOf(world, `${assignee}@demo.example`),
    lastBy: last.by === 'member' ? 'member' : 'desk',
    deskAt: byDesk ? instantOf(byDesk) : null,
    // The last answer to active@ is not read yet; of what is resolved all is.
    readThrough: state === 'resolved' ? lastPostAt : byMember ? instantOf(byMember) : null,
    waitingSince: state === 'open' ? lastPostAt : null,
    resolvedAt: state === 'resolved' ? lastPostAt : null,
  })
  for (const line of lines) {
    const instant = instantOf(line)
    const postId = world.id(instant)
    const authorId = writerOf(world, thread, line.by)
    const { kind = 'message', text = '', by, file } = line
    rows.threadPosts.push({
      ...{ id: postId, threadId: id, authorId, side: by === 'member' ? 'member' : 'desk', kind, text },
      ...{ searchKey: threadSearchKey(text), createdAt: instant },
    })
    if (file && files) attach(world, instant, { senderId: authorId, postId, fileName: file })
  }
  world.audit(createdAt, {
    ...{
      action: 'thread.opened',
      subjectKind: 'thread',
      subjectId: id,
      actorId: personId,
      after: { number },
    },
  })
}

/** Conversations of the demo with the desk: some resolved, one answered with a file, a few that wait. */
export const tellThreads = (world: World, { files }: { readonly files: boolean }): void => {
  const { rows, today } = world
  const laid = at(addDays(today, -400), 540)
  const subjectIds = USUAL_SUBJECTS.map((subject, index) => {
    const id = world.id(laid)
    rows.threadSubjects.push({ ...subject, id, position: index + 1, updatedAt: laid })
    return id
  })
  for (const answer of KEPT_ANSWERS) rows.keptAnswers.push({ ...answer, id: world.id(laid), updatedAt: laid })
  for (const [index, thread] of THREADS.entries()) tellThread(world, index + 1, thread, subjectIds, files)
  rows.counters.push({ name: 'thread', value: THREADS.length })
}
