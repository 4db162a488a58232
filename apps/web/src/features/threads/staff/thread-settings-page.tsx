import { THREAD_TEXT_MOST } from '@guichet/contract/threads.contract'
import { unknownPlaceholders } from '@guichet/domain/mailings'
import { ANSWER_PLACEHOLDERS } from '@guichet/domain/threads'
import { Button, Group } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useSession } from '../../../shared/api/session.ts'
import { CheckField, TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { EmptyState } from '../../../shared/ui/empty-state.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import {
  dropAnswer,
  type KeptAnswer,
  keptAnswersQuery,
  type StaffSubject,
  saveAnswer,
  saveSubject,
  staffSubjectsQuery,
} from '../api/staff-threads.ts'
import classes from '../threads.module.css'

interface EditProps<T> {
  /** What is changed; a new one when left out. */
  readonly edited: T | undefined
  readonly onClose: () => void
}

/** Closes what was asked and reads the lists again. */
function useDone(onClose: () => void) {
  const queries = useQueryClient()
  return () => {
    queries.invalidateQueries({ queryKey: ['staff', 'threads'] }).catch(() => undefined)
    onClose()
  }
}

function AnswerDialog({ edited, onClose }: EditProps<KeptAnswer>) {
  const { t } = useTranslation(['threads', 'common'])
  const { fieldText } = useProblemText()
  const done = useDone(onClose)
  const title = t(edited ? 'threads:kept.edit' : 'threads:kept.add')
  const needed = (text: string) => (text.trim() === '' ? fieldText('required') : null)
  const known = (text: string) =>
    unknownPlaceholders(text, ANSWER_PLACEHOLDERS).length > 0 ? fieldText('mailing.placeholder') : null
  const kit = useKitForm({
    initialValues: { name: edited?.name ?? '', fr: edited?.fr ?? '', en: edited?.en ?? '' },
    validate: { name: needed, fr: (text) => needed(text) ?? known(text), en: known },
    save: ({ name, fr, en }) => saveAnswer({ name, fr, en: en.trim() === '' ? null : en }, edited),
    onSaved: done,
  })
  return (
    <Dialog title={title} size="lg" {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <TextField {...kit.field('name')} label={t('threads:kept.name')} maxLength={100} />
        <TextAreaField
          {...kit.field('fr')}
          label={t('threads:kept.fr')}
          help={t('threads:kept.help', {
            marks: ANSWER_PLACEHOLDERS.map((name) => `{{${name}}}`).join(', '),
          })}
          maxLength={THREAD_TEXT_MOST}
        />
        <TextAreaField
          {...kit.field('en')}
          label={t('threads:kept.en')}
          optional
          maxLength={THREAD_TEXT_MOST}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('threads:kept.save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

function SubjectDialog({ edited, onClose }: EditProps<StaffSubject>) {
  const { t } = useTranslation(['threads', 'common'])
  const { fieldText } = useProblemText()
  const done = useDone(onClose)
  const title = t(edited ? 'threads:subjects.edit' : 'threads:subjects.add')
  const needed = (text: string) => (text.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: {
      ...{ labelFr: edited?.labelFr ?? '', labelEn: edited?.labelEn ?? '', offered: edited?.offered ?? true },
    },
    validate: { labelFr: needed, labelEn: needed },
    save: (values) => saveSubject(values, edited),
    onSaved: done,
  })
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <TextField {...kit.field('labelFr')} label={t('threads:subjects.fr')} maxLength={100} />
        <TextField {...kit.field('labelEn')} label={t('threads:subjects.en')} maxLength={100} />
        <CheckField
          {...kit.field('offered')}
          label={t('threads:subjects.offer')}
          disabled={edited?.kept ?? false}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('threads:kept.save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

function KeptAnswers({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation('threads')
  const query = useQuery(keptAnswersQuery)
  const [open, setOpen] = useState<KeptAnswer | 'new'>()
  const [dropped, setDropped] = useState<KeptAnswer>()
  const done = useDone(() => setDropped(undefined))
  const columns: readonly Column<KeptAnswer>[] = [
    { key: 'name', header: t('kept.name'), main: true, render: ({ name }) => name },
    {
      key: 'text',
      header: t('kept.text'),
      render: ({ fr }) => <span className={classes.text}>{fr}</span>,
    },
    ...(mayEdit
      ? [
          {
            key: 'actions',
            header: t('kept.actions'),
            actions: true,
            render: (row: KeptAnswer) => (
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => setOpen(row)}>
                  {t('kept.change')}
                </Button>
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDropped(row)}>
                  {t('kept.drop')}
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section
      title={t('kept.title')}
      actions={mayEdit && <Button onClick={() => setOpen('new')}>{t('kept.add')}</Button>}
    >
      <LoadState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState icon={<IconMessages size={28} />} title={t('kept.emptyTitle')}>
            {t('kept.emptyBody')}
          </EmptyState>
        }
      >
        {(rows) => (
          <RecordList caption={t('kept.title')} columns={columns} rows={rows} rowKey={({ id }) => id} dense />
        )}
      </LoadState>
      {open !== undefined && (
        <AnswerDialog edited={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
      {dropped && (
        <ConfirmDialog
          title={t('kept.dropTitle', { name: dropped.name })}
          follows={[t('kept.dropBody')]}
          confirm={t('kept.drop')}
          failed={t('kept.dropFailed')}
          act={() => dropAnswer(dropped.id)}
          onCancel={() => setDropped(undefined)}
          onDone={done}
        />
      )}
    </Section>
  )
}

function Subjects({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation('threads')
  const query = useQuery(staffSubjectsQuery)
  const [open, setOpen] = useState<StaffSubject | 'new'>()
  const columns: readonly Column<StaffSubject>[] = [
    { key: 'fr', header: t('subjects.fr'), main: true, render: ({ labelFr }) => labelFr },
    { key: 'en', header: t('subjects.en'), render: ({ labelEn }) => labelEn },
    { key: 'count', header: t('subjects.count'), align: 'end', render: ({ threadCount }) => threadCount },
    {
      key: 'state',
      header: t('columns.state'),
      render: ({ offered }) => (
        <StateLabel tone={offered ? 'success' : 'neutral'}>
          {t(offered ? 'subjects.offered' : 'subjects.withdrawn')}
        </StateLabel>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: 'actions',
            header: t('kept.actions'),
            actions: true,
            render: (row: StaffSubject) => (
              <Button size="compact-sm" variant="default" onClick={() => setOpen(row)}>
                {t('kept.change')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section
      title={t('subjects.title')}
      actions={
        mayEdit && (
          <Button variant="default" onClick={() => setOpen('new')}>
            {t('subjects.add')}
          </Button>
        )
      }
    >
      <LoadState query={query}>
        {(rows) => (
          <RecordList
            caption={t('subjects.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            dense
          />
        )}
      </LoadState>
      {open !== undefined && (
        <SubjectDialog edited={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Section>
  )
}

/** `/admin/messages/reglages`: answers kept for use, and subjects of conversations. */
export function Component() {
  const { t } = useTranslation('threads')
  const mayEdit = useSession().permissions.includes('threads.edit')
  return (
    <Page
      title={t('staff.settings')}
      lead={t('staff.settingsLead')}
      actions={<BackButton to={paths.staffThreads}>{t('back')}</BackButton>}
    >
      <KeptAnswers mayEdit={mayEdit} />
      <Subjects mayEdit={mayEdit} />
    </Page>
  )
}
