import { ApiError } from '@guichet/client'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { MemberPicker } from '../../shared/members/member-picker.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Mailing, type MailingPreviewView, previewQuery, tryMailing } from './api/mailings.ts'
import classes from './mailings.module.css'
import { PreviewLetter } from './preview-letter.tsx'

type Language = 'fr' | 'en'

function Shown({ preview }: { readonly preview: MailingPreviewView }) {
  const { t } = useTranslation('mailings')
  const [view, setView] = useState('mail')
  return (
    <>
      <Facts
        facts={[
          {
            label: t('preview.to'),
            value: `${preview.personName}, ${t('preview.number', { number: preview.memberNumber })}`,
          },
          { label: t('preview.address'), value: preview.email || '–' },
          { label: t('form.subject'), value: <span lang={preview.locale}>{preview.subject}</span> },
        ]}
      />
      <SegmentedControl
        aria-label={t('preview.view')}
        value={view}
        onChange={setView}
        data={[
          { value: 'mail', label: t('preview.asMail') },
          { value: 'text', label: t('preview.asText') },
        ]}
      />
      {view === 'mail' ? (
        <PreviewLetter preview={preview} />
      ) : (
        <div className={classes.letter} lang={preview.locale}>
          <pre className={classes.plain}>{preview.text}</pre>
        </div>
      )}
    </>
  )
}

/** The mail as a member reads it, in both languages; an essay goes to whoever asks for it. */
export function Preview({ mailing, mayTest }: { readonly mailing: Mailing; readonly mayTest: boolean }) {
  const { t } = useTranslation('mailings')
  const [language, setLanguage] = useState<Language>('fr')
  const [personId, setPersonId] = useState<string>()
  const { id, version } = mailing
  const query = useQuery(previewQuery({ id, version, personId, locale: language }))
  const test = useMutation({
    mutationFn: (of: string) => tryMailing(id, { personId: of, locale: language }, newRequestKey()),
  })
  const isNobody = query.error instanceof ApiError && query.error.code === 'mailing.nobody'
  return (
    <Section title={t('preview.title')}>
      <div className={classes.stack}>
        <div className={classes.tools}>
          <MemberPicker onPick={setPersonId} />
          {mailing.en !== null && (
            <NativeSelect
              label={t('preview.language')}
              value={language}
              data={(['fr', 'en'] as const).map((value) => ({
                value,
                label: t(`preview.languages.${value}`),
              }))}
              onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'fr')}
            />
          )}
        </div>
        {isNobody ? (
          <Notice tone="info" title={t('preview.nobody')} />
        ) : (
          <LoadState query={query}>
            {(preview) => (
              <>
                <Shown preview={preview} />
                {mayTest && (
                  <div>
                    <Button
                      variant="default"
                      leftSection={<IconSend size={18} aria-hidden />}
                      loading={test.isPending}
                      onClick={() => test.mutate(preview.personId)}
                    >
                      {t('preview.test')}
                    </Button>
                  </div>
                )}
              </>
            )}
          </LoadState>
        )}
        <div role="status">
          {test.data && <Notice tone="success" title={t('preview.tested', { address: test.data.sentTo })} />}
        </div>
        {test.error && <ErrorNotice title={t('preview.testFailed')} error={test.error} />}
      </div>
    </Section>
  )
}
