import { SERVICE_INTERVALS, type ServiceInterval } from '@guichet/domain/services'
import { Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { SelectField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PriceFields, readNet, ServiceFields, useServiceProblems } from './service-fields.tsx'
import { NO_SERVICE, type ServiceValues, serviceBody } from './service-values.ts'
import { addService, type StaffService } from './staff-services.ts'

interface NewValues extends ServiceValues {
  interval: string
  net: string
  vat: string
}

function NewServiceForm() {
  const { t } = useTranslation('services')
  const queries = useQueryClient()
  const problems = useServiceProblems()
  const [created, setCreated] = useState<StaffService>()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<NewValues>({
    initialValues: { ...NO_SERVICE, interval: 'once', net: '', vat: '2000' },
    aliases: { netCents: 'net', vatRateBps: 'vat' },
    validate: (values) => ({
      ...problems(values),
      ...(readNet(values.net) === undefined && { net: t('staff.wrongNet') }),
    }),
    save: async ({ interval, net, vat, ...values }) => {
      const body = {
        ...serviceBody(values),
        interval: interval === 'once' ? null : (interval as ServiceInterval),
        netCents: readNet(net) ?? 0,
        vatRateBps: Number(vat),
      }
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      setCreated(await addService(body, key))
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
    },
  })
  if (created) return <Navigate to={paths.staffService(created.id)} replace state={{ created: true }} />
  return (
    <FormFrame kit={kit} label={t('staff.newTitle')}>
      <ServiceFields />
      <Section title={t('staff.price')}>
        <Stack gap="md">
          <SelectField
            name="interval"
            label={t('columns.interval')}
            help={t('staff.intervalHelp')}
            options={['once', ...SERVICE_INTERVALS].map((value) => ({
              value,
              label: t(`staff.intervals.${value as 'once' | ServiceInterval}`),
            }))}
          />
          <PriceFields />
        </Stack>
      </Section>
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/prestations/nouvelle`: adds a service to the catalogue. */
export function Component() {
  const { t } = useTranslation('services')
  return (
    <Page
      title={t('staff.newTitle')}
      actions={<BackButton to={paths.staffServiceCatalogue}>{t('back')}</BackButton>}
    >
      <NewServiceForm />
    </Page>
  )
}
