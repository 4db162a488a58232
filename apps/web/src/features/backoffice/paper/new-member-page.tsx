import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { PhoneField, PostcodeField, SelectField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { staffPartnersQuery } from '../partners/partners.ts'
import { notPaid, PaidFields, type PaidValues, paidBody, usePaidChecks } from './paid-fields.tsx'
import { addMember } from './record.ts'
import { SameName } from './same-name.tsx'

interface NewMemberValues extends PaidValues {
  firstName: string
  lastName: string
  phone: string
  street: string
  complement: string
  postcode: string
  city: string
  partnerId: string
}
const WANTED = ['firstName', 'lastName', 'street', 'postcode', 'city'] as const

const bodyOf = (values: NewMemberValues) => ({
  ...{ firstName: values.firstName, lastName: values.lastName, phone: values.phone || null },
  ...{ street: values.street, complement: values.complement || null },
  ...{ postcode: values.postcode, city: values.city, partnerId: values.partnerId || null },
  ...paidBody(values),
})

function NewMemberForm() {
  const { t } = useTranslation('letters')
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const checks = usePaidChecks()
  const { data: partners = [] } = useQuery(staffPartnersQuery)
  const [made, setMade] = useState<string>()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<NewMemberValues>({
    initialValues: {
      ...{ firstName: '', lastName: '', phone: '', street: '', complement: '', postcode: '', city: '' },
      ...{ partnerId: '', ...notPaid() },
    },
    validate: (values) => ({
      ...Object.fromEntries(
        WANTED.filter((name) => values[name].trim() === '').map((name) => [name, fieldText('required')]),
      ),
      ...checks(values),
    }),
    save: async (values) => {
      const body = bodyOf(values)
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      setMade((await addMember(body, key)).personId)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'members'] }).catch(() => undefined)
    },
  })
  if (made !== undefined) return <Navigate to={paths.staffMember(made)} replace />
  return (
    <FormFrame kit={kit} label={t('record.title')}>
      <Section title={t('record.person')}>
        <Stack gap="md">
          <FieldRow>
            <TextField name="lastName" label={t('record.lastName')} maxLength={100} autoComplete="off" />
            <TextField name="firstName" label={t('record.firstName')} maxLength={100} autoComplete="off" />
            <PhoneField name="phone" label={t('record.phone')} optional autoComplete="off" />
          </FieldRow>
          <SameName firstName={kit.values.firstName} lastName={kit.values.lastName} />
          <FieldRow>
            <TextField name="street" label={t('record.street')} maxLength={200} autoComplete="off" />
            <TextField
              name="complement"
              label={t('record.complement')}
              optional
              maxLength={200}
              autoComplete="off"
            />
          </FieldRow>
          <FieldRow>
            <PostcodeField name="postcode" label={t('record.postcode')} autoComplete="off" />
            <TextField name="city" label={t('record.city')} maxLength={100} autoComplete="off" />
            <SelectField
              name="partnerId"
              label={t('record.partner')}
              optional
              emptyLabel={t('record.partnerNone')}
              options={partners
                .filter(({ withdrawn }) => !withdrawn)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FieldRow>
        </Stack>
      </Section>
      <Section title={t('record.paid')}>
        <Stack gap="md">
          <p>{t('record.follows')}</p>
          <PaidFields />
        </Stack>
      </Section>
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/adherents/nouveau`: a member without e-mail who has paid by cheque or transfer (M19). */
export function Component() {
  const { t } = useTranslation('letters')
  return (
    <Page
      title={t('record.title')}
      lead={t('record.lead')}
      actions={<BackButton to={paths.staffMembers}>{t('record.back')}</BackButton>}
    >
      <NewMemberForm />
    </Page>
  )
}
