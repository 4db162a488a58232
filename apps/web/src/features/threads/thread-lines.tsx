import type { BodyOf } from '@guichet/contract/route'
import type { getThread } from '@guichet/contract/threads.contract'
import { IconDownload, IconLock } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../shared/browser/save-file.ts'
import { useFormat } from '../../shared/format/format.ts'
import { formatSize } from '../../shared/format/format-size.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import classes from './threads.module.css'

type Post = BodyOf<typeof getThread>['posts'][number]

interface ThreadLinesProps {
  readonly posts: readonly Post[]
  /** Whose screen it is. */
  readonly side: 'member' | 'desk'
  /** How the other side is called. */
  readonly nameOf: (post: Post) => string
  readonly load: (fileId: string) => Promise<Blob>
}

function Files({ files, load }: { readonly files: Post['files']; readonly load: ThreadLinesProps['load'] }) {
  const { t } = useTranslation('threads')
  const locale = useLocale()
  const fetchFile = useMutation({
    mutationFn: async ({ id, fileName }: Post['files'][number]) => saveFile(await load(id), fileName),
  })
  if (files.length === 0) return null
  return (
    <>
      <ul className={classes.files} aria-label={t('files.sent')}>
        {files.map((file) => (
          <li key={file.id} className={classes.file}>
            <button type="button" className={classes.fileButton} onClick={() => fetchFile.mutate(file)}>
              <IconDownload size={16} aria-hidden />
              <span className={classes.fileName}>{file.fileName}</span>
              <span className={classes.fileState}>{formatSize(file.size, locale)}</span>
            </button>
          </li>
        ))}
      </ul>
      {fetchFile.error !== null && <ErrorNotice title={t('files.failed')} error={fetchFile.error} />}
    </>
  )
}

/** The lines of a conversation, the first one first. */
export function ThreadLines({ posts, side, nameOf, load }: ThreadLinesProps) {
  const { t } = useTranslation('threads')
  const format = useFormat()
  return (
    <ol className={classes.lines} aria-label={t('lines')}>
      {posts.map((post) => {
        const at = t('at', { date: format.instantDay(post.at, 'long'), time: format.instantTime(post.at) })
        if (post.kind !== 'message' && post.kind !== 'note')
          return (
            <li key={post.id} className={classes.event}>
              <span>{t(`events.${post.kind}`, { name: nameOf(post) })}</span>
              <time dateTime={post.at}>{at}</time>
            </li>
          )
        return (
          <li
            key={post.id}
            className={classes.line}
            data-own={post.by === side || undefined}
            data-note={post.kind === 'note' || undefined}
          >
            <p className={classes.head}>
              {post.kind === 'note' && <IconLock size={16} aria-hidden />}
              <strong>{post.kind === 'note' ? t('noteBy', { name: nameOf(post) }) : nameOf(post)}</strong>
              <time dateTime={post.at}>{at}</time>
            </p>
            <p className={classes.text}>{post.text}</p>
            <Files files={post.files} load={load} />
          </li>
        )
      })}
    </ol>
  )
}
