import { Button, Group } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import {
  lifeEventsQuery,
  type Outlook,
  type ToldEvent,
  takeBackEvent,
  tellEvent,
  useRefresh,
} from './api/life-events.ts'
import { EventFields } from './event-fields.tsx'
import { EventList } from './event-list.tsx'
import { EVENT_ALIASES, emptyEvent, eventBody, kindsFor } from './event-values.ts'

/** What happens, with its consequences before the button. */
function TellForm({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('lifeEvents')
  const refresh = useRefresh()
  const [state, setState] = useState<'planned' | 'requested' | 'done'>()
  const [search] = useSearchParams()
  const kinds = kindsFor(outlook.withdrawalUntil, false)
  // A page that sends here says what has happened.
  const first = kinds.find((kind) => kind === search.get('evenement')) ?? 'move'
  const kit = useKitForm({
    initialValues: emptyEvent(first),
    aliases: EVENT_ALIASES,
    save: async (values) => {
      setState(undefined)
      const { body } = await tellEvent(eventBody(values) as ToldEvent)
      setState(body.state === 'planned' || body.state === 'requested' ? body.state : 'done')
    },
    onSaved: () => {
      const next = emptyEvent('move')
      kit.form.setValues(next)
      kit.form.resetDirty(next)
      refresh()
    },
  })
  return (
    <FormFrame kit={kit} label={t('tell')}>
      <EventFields kit={kit} outlook={outlook} kinds={kinds} />
      {state !== undefined && <Notice tone="success" role="status" title={t(`told.${state}`)} />}
      <Group justify="flex-end">
        <Button type="submit" loading={kit.busy}>
          {t('submit')}
        </Button>
      </Group>
      <UnsavedGuard when={kit.dirty && !kit.busy} />
    </FormFrame>
  )
}

/** `/informations/evenements`: what happens in one’s life and business, what follows, and what was told (M18). */
export function Component() {
  const { t } = useTranslation('lifeEvents')
  const query = useQuery(lifeEventsQuery)
  const refresh = useRefresh()
  const takeBack = useMutation({
    mutationFn: (id: string) => takeBackEvent(id),
    onSettled: refresh,
  })
  return (
    <Page
      title={t('title')}
      lead={t('intro')}
      actions={<BackButton to={paths.information}>{t('back')}</BackButton>}
    >
      <LoadState query={query} skeleton={<LoadingBars lines={6} />}>
        {({ items, outlook }) => (
          <>
            <Section title={t('tell')}>
              <TellForm outlook={outlook} />
            </Section>
            <Section title={t('mine')}>
              {takeBack.error !== null && <ErrorNotice title={t('failed')} error={takeBack.error} />}
              {items.length === 0 ? (
                <EmptyState icon={<IconCalendarEvent size={28} />} title={t('empty.title')}>
                  {t('empty.body')}
                </EmptyState>
              ) : (
                <EventList
                  items={items}
                  onTakeBack={({ id }) => takeBack.mutate(id)}
                  busyId={takeBack.isPending ? takeBack.variables : undefined}
                />
              )}
            </Section>
          </>
        )}
      </LoadState>
    </Page>
  )
}
