import { ApiError } from '@guichet/client'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { useFormat } from '../../shared/format/format.ts'
import { MemberPicker } from '../../shared/members/member-picker.tsx'
import { useReminderWords } from '../../shared/reminders/use-reminder-words.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { previewQuery, type ReminderPreviewView, type ReminderSchedule, sendTest } from './api/schedule.ts'
import { PreviewLetter } from './preview-letter.tsx'
import classes from './reminders.module.css'

type View = 'mail' | 'text' | 'sms'
type Language = 'fr' | 'en'

interface ShownProps {
  readonly preview: ReminderPreviewView
  readonly language: Language
}

function Shown({ preview, language }: ShownProps) {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const [view, setView] = useState<View>('mail')
  return (
    <>
      <Facts
        facts={[
          {
            label: t('staff.to'),
            value: `${preview.personName}, ${t('staff.number', { number: preview.memberNumber })}`,
          },
          {
            label: t('staff.sendsBy'),
            value: preview.channels.map((channel) => t(`channel.${channel}`)).join(', '),
          },
          { label: t('staff.dueOn'), value: format.day(preview.dueOn) },
          { label: t('staff.sendsOn'), value: format.day(preview.on) },
          { label: t('staff.subject'), value: <span lang={language}>{preview.subject}</span> },
        ]}
      />
      <SegmentedControl
        aria-label={t('staff.view')}
        value={view}
        onChange={(value) => setView(value as View)}
        data={[
          { value: 'mail', label: t('staff.asMail') },
          { value: 'text', label: t('staff.asText') },
          { value: 'sms', label: t('staff.asSms') },
        ]}
      />
      {view === 'mail' && <PreviewLetter preview={preview} lang={language} />}
      {view !== 'mail' && (
        <div className={classes.letter} lang={language}>
          <pre className={classes.plain}>{view === 'sms' ? preview.sms : preview.text}</pre>
        </div>
      )}
    </>
  )
}

/** A step as a member would read it, in both languages; an essay goes to whoever asks for it. */
export function Preview({ steps, mayTest }: { steps: ReminderSchedule['steps']; mayTest: boolean }) {
  const { t } = useTranslation('reminders')
  const words = useReminderWords()
  const [chosen, setChosen] = useState('')
  const [language, setLanguage] = useState<Language>('fr')
  const [personId, setPersonId] = useState<string>()
  const stepId = steps.find(({ id }) => id === chosen)?.id ?? steps[0]?.id ?? ''
  const query = useQuery({ ...previewQuery({ stepId, personId, locale: language }), enabled: stepId !== '' })
  const test = useMutation({
    mutationFn: (of: string) => sendTest({ stepId, personId: of, locale: language }, newRequestKey()),
  })
  if (stepId === '') return null
  const isNobody = query.error instanceof ApiError && query.error.code === 'reminder.nobody'
  return (
    <Section title={t('staff.preview')}>
      <div className={classes.preview}>
        <div className={classes.tools}>
          <NativeSelect
            label={t('staff.previewStep')}
            value={stepId}
            data={steps.map(({ id, offsetDays }) => ({ value: id, label: words.day(offsetDays) }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <MemberPicker onPick={setPersonId} />
          <NativeSelect
            label={t('staff.previewLanguage')}
            value={language}
            data={[
              { value: 'fr', label: t('staff.french') },
              { value: 'en', label: t('staff.english') },
            ]}
            onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'fr')}
          />
        </div>
        {isNobody ? (
          <Notice tone="info" title={t('staff.previewNobody')} />
        ) : (
          <LoadState query={query}>
            {(preview) => (
              <>
                <Shown preview={preview} language={language} />
                {mayTest && (
                  <div>
                    <Button
                      variant="default"
                      leftSection={<IconSend size={18} aria-hidden />}
                      loading={test.isPending}
                      onClick={() => test.mutate(preview.personId)}
                    >
                      {t('staff.test')}
                    </Button>
                  </div>
                )}
              </>
            )}
          </LoadState>
        )}
        <div role="status">
          {test.data && <Notice tone="success" title={t('staff.tested', { address: test.data.sentTo })} />}
        </div>
        {test.error && <ErrorNotice title={t('staff.testFailed')} error={test.error} />}
      </div>
    </Section>
  )
}
