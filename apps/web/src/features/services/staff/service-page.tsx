import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { ServiceFields, useServiceProblems } from './service-fields.tsx'
import {
  mergeService,
  resolveService,
  type ServicePath,
  type ServiceValues,
  serviceBody,
  serviceValues,
} from './service-values.ts'
import { type ServiceFile, type StaffService, saveService, staffServiceQuery } from './staff-services.ts'

function useTaken() {
  const queries = useQueryClient()
  return (file: ServiceFile) => {
    queries.setQueryData(staffServiceQuery(file.service.id).queryKey, file)
    queries.invalidateQueries({ queryKey: ['staff', 'services'] }).catch(() => undefined)
  }
}

/** Withdraws the service, or offers it again. */
function Standing({ file, dirty }: { readonly file: ServiceFile; readonly dirty: boolean }) {
  const { t } = useTranslation(['services', 'common'])
  const take = useTaken()
  const [asking, setAsking] = useState(false)
  const { service } = file
  const move = useMutation({
    mutationFn: () =>
      saveService(file, { ...serviceBody(serviceValues(service)), withdrawn: !service.withdrawn }),
    onSuccess: (saved) => {
      take(saved)
      setAsking(false)
    },
  })
  const word = service.withdrawn ? 'offerAgain' : 'withdraw'
  return (
    <>
      <Button variant="default" disabled={dirty} onClick={() => setAsking(true)}>
        {t(`staff.${word}`)}
      </Button>
      {asking && (
        <Dialog
          title={t(`staff.${word}Title`)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button
                {...(!service.withdrawn && { color: 'red.9' })}
                loading={move.isPending}
                onClick={() => move.mutate()}
              >
                {t(`staff.${word}`)}
              </Button>
            </>
          }
        >
          <p>{t(`staff.${word}Body`, { count: service.orderCount })}</p>
          {move.error && <ErrorNotice title={t('staff.moveFailed')} error={move.error} />}
        </Dialog>
      )}
    </>
  )
}

type Price = StaffService['prices'][number]
const TONES = { past: 'neutral', current: 'success', coming: 'warning' } as const

function Prices({ service, mayEdit }: { readonly service: StaffService; readonly mayEdit: boolean }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [pricing, setPricing] = useState(false)
  const columns: readonly Column<Price>[] = [
    { key: 'from', header: t('staff.startsOn'), main: true, render: (row) => format.day(row.startsOn) },
    { key: 'net', header: t('staff.net'), align: 'end', render: (row) => format.euros(row.netCents) },
    {
      key: 'vat',
      header: t('staff.vat'),
      render: (row) => t('staff.rate', { rate: String(row.vatRateBps / 100).replace('.', t('vat.decimal')) }),
    },
    {
      key: 'gross',
      header: t('staff.grossColumn'),
      align: 'end',
      render: (row) => format.euros(row.grossCents),
    },
    {
      key: 'state',
      header: t('columns.state'),
      render: (row) => <StateLabel tone={TONES[row.state]}>{t(`staff.priceStates.${row.state}`)}</StateLabel>,
    },
  ]
  return (
    <Section
      title={t('staff.prices')}
      actions={
        mayEdit && (
          <Button variant="default" onClick={() => setPricing(true)}>
            {t('staff.newPrice')}
          </Button>
        )
      }
    >
      <RecordList
        caption={t('staff.prices')}
        columns={columns}
        rows={service.prices}
        rowKey={({ id }) => id}
        dense
      />
      {pricing && <PriceDialog service={service} onClose={() => setPricing(false)} />}
    </Section>
  )
}

/** Saves over the version that was read; what somebody else changed meanwhile is joined. */
function useServiceForm(latest: ServiceFile) {
  const queries = useQueryClient()
  const problems = useServiceProblems()
  const take = useTaken()
  return useMergedForm<ServiceFile, ServiceValues, ServicePath>({
    latest,
    versionOf: ({ service }) => service.version,
    valuesOf: ({ service }) => serviceValues(service),
    aliases: { typeCodes: 'audience' },
    validate: problems,
    send: (base, values) => saveService(base, { ...serviceBody(values), withdrawn: base.service.withdrawn }),
    reload: () => queries.fetchQuery({ ...staffServiceQuery(latest.service.id), staleTime: 0 }),
    merge: (base, mine, theirs) => mergeService(base.service, mine, theirs.service),
    resolve: resolveService,
    onSaved: take,
  })
}

function ServiceForm({ latest }: { readonly latest: ServiceFile }) {
  const { t } = useTranslation(['services', 'forms'])
  const mayEdit = useSession().permissions.includes('services.edit')
  const { kit, collision, taken, resolve } = useServiceForm(latest)
  const { service } = latest
  const nameOf = (path: ServicePath) => t(`services:staff.${path}`)
  return (
    <>
      {service.withdrawn && <Notice tone="warning" title={t('staff.withdrawnNotice')} />}
      {!mayEdit && <Notice tone="info" title={t('staff.readOnly')} />}
      {mayEdit && (
        <div>
          <Standing file={latest} dirty={kit.dirty} />
        </div>
      )}
      <FormFrame kit={kit} readOnly={!mayEdit} label={service.labelFr}>
        {collision && (
          <CollisionPanel
            merge={collision.merge}
            nameOf={nameOf}
            wordsOf={(path, text) =>
              path === 'audience' ? t(`staff.audiences.${text as ServiceValues['audience']}`) : text
            }
            busy={kit.busy}
            onResolve={resolve}
          />
        )}
        {kit.saved && taken.length > 0 && (
          <Notice
            tone="info"
            role="status"
            title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
          />
        )}
        <ServiceFields />
        {mayEdit && <SaveBar />}
      </FormFrame>
      <Prices service={service} mayEdit={mayEdit} />
    </>
  )
}

/** `/admin/prestations/:id`: a service of the catalogue. */
export function Component() {
  const { t } = useTranslation('services')
  const { id = '' } = useParams()
  const locale = useLocale()
  const { state } = useLocation()
  const query = useQuery(staffServiceQuery(id))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const isNew = (state as { readonly created?: unknown } | null)?.created === true
  const service = query.data?.service
  const label = service && (locale === 'en' ? service.labelEn : service.labelFr)
  return (
    <Page
      title={label ?? t('staff.title')}
      {...(service && { lead: t(`staff.intervals.${service.interval ?? 'once'}`) })}
      actions={<BackButton to={paths.staffServiceCatalogue}>{t('back')}</BackButton>}
    >
      <div role="status">
        {isNew && label !== undefined && <Notice tone="success" title={t('staff.created', { label })} />}
      </div>
      <LoadState query={query}>{(file) => <ServiceForm key={file.service.id} latest={file} />}</LoadState>
    </Page>
  )
}
