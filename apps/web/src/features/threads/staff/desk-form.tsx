import { ApiError } from '@guichet/client'
import { THREAD_TEXT_MOST } from '@guichet/contract/threads.contract'
import { fillPlaceholders } from '@guichet/domain/mailings'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { organisationQuery } from '../../../shared/api/organisation.ts'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Section } from '../../../shared/ui/page.tsx'
import { keptAnswersQuery, postMessage, type StaffThread } from '../api/staff-threads.ts'
import { AttachmentField } from '../attachment-field.tsx'
import classes from '../threads.module.css'
import { useAttachments } from '../use-attachments.ts'
import { useDraft, useKeepDraft } from '../use-draft.ts'

const EMPTY = { text: '' }

interface DeskFormProps {
  readonly thread: StaffThread
  /** Shows the conversation as it is after the message. */
  readonly onSent: (thread: StaffThread, sentence: string) => void
  /** Reads the conversation again: something came meanwhile. */
  readonly onMovedOn: () => void
}

/** Answers a conversation, or notes something for the desk alone; kept answers are filled in where the text ends. */
export function DeskForm({ thread, onSent, onMovedOn }: DeskFormProps) {
  const { t } = useTranslation('threads')
  const { fieldText } = useProblemText()
  const { data: organisation } = useQuery(organisationQuery)
  const { data: answers = [] } = useQuery(keptAnswersQuery)
  const attachments = useAttachments('/admin/threads/files')
  const [kind, setKind] = useState<'message' | 'note'>('message')
  const [chosen, setChosen] = useState('')
  const resolve = useRef(false)
  const requestKey = useRef(newRequestKey())
  const draft = useDraft(`desk.${thread.id}`, EMPTY)
  const kit = useKitForm({
    initialValues: draft.initial,
    validate: { text: (text) => (text.trim() === '' ? fieldText('required') : null) },
    save: async ({ text }) => {
      const lastReadId = thread.posts.at(-1)?.id ?? ''
      const body = { kind, text, files: attachments.ids, lastReadId, resolve: resolve.current }
      try {
        const sent = await postMessage(thread.id, body, requestKey.current)
        draft.drop()
        attachments.clear()
        onSent(sent, t(kind === 'note' ? 'desk.noted' : 'desk.sent'))
      } catch (error) {
        if (error instanceof ApiError && error.code === 'thread.moved-on') onMovedOn()
        throw error
      } finally {
        requestKey.current = newRequestKey()
      }
    },
    onSaved: () => {
      kit.form.setValues(EMPTY)
      kit.form.resetDirty(EMPTY)
    },
  })
  useKeepDraft(draft, kit.values)
  const insert = () => {
    const answer = answers.find(({ id }) => id === chosen)
    if (!answer) return
    const words = fillPlaceholders((thread.locale === 'en' && answer.en) || answer.fr, {
      ...{ firstName: thread.firstName, lastName: thread.lastName, organisation: organisation?.name ?? '' },
      ...{ memberNumber: String(thread.memberNumber ?? '–'), threadNumber: String(thread.number) },
    })
    const { text } = kit.values
    kit.change('text', text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`)
  }
  return (
    <Section title={t('answer.title')}>
      <FormFrame kit={kit} label={t('answer.title')}>
        <SegmentedControl
          aria-label={t('desk.kind')}
          value={kind}
          data={[
            { value: 'message', label: t('desk.message') },
            { value: 'note', label: t('desk.note') },
          ]}
          onChange={(next) => setKind(next as typeof kind)}
        />
        {kind === 'message' && answers.length > 0 && (
          <div className={classes.choice}>
            <NativeSelect
              label={t('desk.kept')}
              description={t('desk.keptHelp')}
              value={chosen}
              data={[
                { value: '', label: t('desk.chooseKept') },
                ...answers.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Button variant="default" disabled={chosen === ''} onClick={insert}>
              {t('desk.insert')}
            </Button>
          </div>
        )}
        <TextAreaField
          {...kit.field('text')}
          label={t(kind === 'note' ? 'desk.noteText' : 'form.text')}
          help={t(kind === 'note' ? 'desk.noteHelp' : 'desk.textHelp')}
          maxLength={THREAD_TEXT_MOST}
        />
        <AttachmentField attachments={attachments} />
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={kit.busy}
            disabled={attachments.busy}
            onClick={() => {
              resolve.current = false
            }}
          >
            {t(kind === 'note' ? 'desk.addNote' : 'answer.send')}
          </Button>
          {kind === 'message' && (
            <Button
              type="submit"
              variant="default"
              loading={kit.busy}
              disabled={attachments.busy}
              onClick={() => {
                resolve.current = true
              }}
            >
              {t('desk.sendResolved')}
            </Button>
          )}
        </div>
      </FormFrame>
    </Section>
  )
}
