import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { type LifeEvent, type Outlook, useRefresh } from '../api/life-events.ts'
import { EventFields } from '../event-fields.tsx'
import { EventList } from '../event-list.tsx'
import { EVENT_ALIASES, emptyEvent, eventBody, kindsFor } from '../event-values.ts'
import classes from '../life-events.module.css'
import { memberEventsQuery, recordEvent } from './api.ts'
import { UndoDialog } from './event-dialogs.tsx'

interface RecordFormProps {
  readonly personId: string
  readonly outlook: Outlook
  readonly onDone: (sentence: string) => void
}

/** What staff know of a member, with its consequences before the button. */
function RecordForm({ personId, outlook, onDone }: RecordFormProps) {
  const { t } = useTranslation('lifeEvents')
  const refresh = useRefresh()
  const kit = useKitForm({
    initialValues: emptyEvent('move'),
    aliases: EVENT_ALIASES,
    save: (values) => recordEvent(personId, eventBody(values)),
    onSaved: () => {
      const next = emptyEvent('move')
      kit.form.setValues(next)
      kit.form.resetDirty(next)
      refresh()
      onDone(t('staff.recorded'))
    },
  })
  return (
    <FormFrame kit={kit} label={t('staff.record')}>
      <EventFields kit={kit} outlook={outlook} kinds={kindsFor(outlook.withdrawalUntil, true)} isStaff />
      <Group justify="flex-end">
        <Button type="submit" loading={kit.busy}>
          {t('staff.submit')}
        </Button>
      </Group>
      <UnsavedGuard when={kit.dirty && !kit.busy} />
    </FormFrame>
  )
}

/** `/admin/adherents/:id/evenements`: the events of one member, recorded and undone by staff (M18). */
export function Component() {
  const { t } = useTranslation('lifeEvents')
  const { id = '' } = useParams()
  const { permissions } = useSession()
  const query = useQuery(memberEventsQuery(id))
  const [undoing, setUndoing] = useState<LifeEvent>()
  const [told, setTold] = useState('')
  const mayEdit = permissions.includes('members.edit')
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={query.data ? t('staff.memberTitle', { name: query.data.holderName }) : t('staff.title')}
      actions={<BackButton to={paths.staffMember(id)}>{t('staff.back')}</BackButton>}
    >
      <LoadState query={query}>
        {({ items, outlook }) => (
          <>
            <Section title={t('staff.events')}>
              <p role="status" className={classes.told}>
                {told}
              </p>
              {items.length === 0 ? (
                <p>{t('staff.none')}</p>
              ) : (
                <EventList
                  items={mayEdit ? items : items.map((event) => ({ ...event, mayTakeBack: false }))}
                  isStaff
                  onTakeBack={(event) => {
                    setTold('')
                    setUndoing(event)
                  }}
                />
              )}
            </Section>
            {mayEdit && (
              <Section title={t('staff.record')}>
                <RecordForm personId={id} outlook={outlook} onDone={setTold} />
              </Section>
            )}
          </>
        )}
      </LoadState>
      {undoing && (
        <UndoDialog
          event={undoing}
          onClose={() => setUndoing(undefined)}
          onDone={(sentence) => {
            setUndoing(undefined)
            setTold(sentence)
          }}
        />
      )}
    </Page>
  )
}
