import { MOST_FILES } from '@guichet/domain/threads'
import { ActionIcon, Progress } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { formatSize } from '../../shared/format/format-size.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import classes from './threads.module.css'
import type { Attachment, Attachments } from './use-attachments.ts'

/** Kinds of files that are taken. */
const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.odt,.ods,.docx,.xlsx'

function useStateWords() {
  const { t } = useTranslation('threads')
  const { errorWords } = useProblemText()
  const locale = useLocale()
  return ({ state, error, part, file }: Attachment): string => {
    if (state === 'too-large') return t('files.tooLarge')
    if (state === 'failed') return errorWords(error).sentence
    if (state === 'sending') return t('files.sending', { percent: Math.round(part * 100) })
    return formatSize(file.size, locale)
  }
}

/** Files that the message brings, with how far each has come. */
export function AttachmentField({ attachments }: { readonly attachments: Attachments }) {
  const { t } = useTranslation('threads')
  const words = useStateWords()
  const id = useId()
  const { list, add, remove } = attachments
  const isFull = list.filter(({ state }) => state === 'sending' || state === 'done').length >= MOST_FILES
  return (
    <div className={classes.attachments}>
      <label className={classes.attach} data-full={isFull || undefined}>
        <input
          type="file"
          multiple
          className="visually-hidden"
          accept={ACCEPTED}
          disabled={isFull}
          aria-label={t('files.add')}
          aria-describedby={`${id}-help`}
          onChange={({ currentTarget }) => {
            add([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <IconPaperclip size={18} aria-hidden />
        <span>{t('files.add')}</span>
      </label>
      <p className={classes.help} id={`${id}-help`}>
        {isFull ? t('files.full', { count: MOST_FILES }) : t('files.limits', { count: MOST_FILES })}
      </p>
      {list.length > 0 && (
        <ul className={classes.files} aria-label={t('files.chosen')}>
          {list.map((one) => (
            <li key={one.key} className={classes.file} data-state={one.state}>
              <span className={classes.fileName}>{one.file.name}</span>
              <span
                className={classes.fileState}
                role={one.state === 'failed' || one.state === 'too-large' ? 'alert' : undefined}
              >
                {words(one)}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('files.remove', { name: one.file.name })}
                onClick={() => remove(one.key)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
              {one.state === 'sending' && (
                <Progress className={classes.progress} value={one.part * 100} aria-label={one.file.name} />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
