import { sendContactMessage } from '@guichet/contract/legal-texts.contract'
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shared/api/client.ts'
import { type Organisation, organisationQuery } from '../../../shared/api/organisation.ts'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { phoneHref } from '../../../shared/format/phone.ts'
import { schemaErrors } from '../../../shared/forms/field-errors.ts'
import { EmailField, TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { useRequestKey } from '../../../shared/forms/use-steps.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'

const NOTHING = { name: '', email: '', subject: '', message: '' }

function Desks({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('publicPages')
  const { phone, email, openingHours, salesEmail, salesPhone, addressLines } = organisation
  const tel = (number: string) => <Anchor href={phoneHref(number)}>{number}</Anchor>
  const mail = (address: string) => <Anchor href={`mailto:${address}`}>{address}</Anchor>
  const facts = [
    { label: t('contact.phone'), value: phone && tel(phone) },
    { label: t('contact.email'), value: mail(email) },
    { label: t('contact.hours'), value: openingHours },
    { label: t('contact.address'), value: addressLines.join(', ') },
    { label: t('contact.salesPhone'), value: salesPhone ? tel(salesPhone) : '' },
    { label: t('contact.salesEmail'), value: salesEmail ? mail(salesEmail) : '' },
  ]
  return <Facts facts={facts.filter(({ value }) => value !== '')} />
}

/** What a visitor writes; sent once, however often one tries. */
function ContactForm({ onSent }: { readonly onSent: () => void }) {
  const { t } = useTranslation('publicPages')
  const { fieldText } = useProblemText()
  const requestKey = useRequestKey()
  const kit = useKitForm({
    initialValues: NOTHING,
    validate: (values) => schemaErrors(sendContactMessage.body, values, fieldText),
    save: (body) => api.call(sendContactMessage, { body }, { idempotencyKey: requestKey(body) }),
    onSaved: onSent,
  })
  return (
    <FormFrame kit={kit} label={t('contact.write')}>
      <Stack gap="md">
        <FieldRow>
          <TextField {...kit.field('name')} label={t('contact.name')} maxLength={100} autoComplete="name" />
          <EmailField {...kit.field('email')} label={t('contact.yourEmail')} help={t('contact.emailHelp')} />
        </FieldRow>
        <TextField
          {...kit.field('subject')}
          label={t('contact.subject')}
          maxLength={150}
          autoComplete="off"
        />
        <TextAreaField {...kit.field('message')} label={t('contact.message')} maxLength={4000} />
        <Text c="dimmed">{t('contact.privacy')}</Text>
        <Group justify="flex-end">
          <Button type="submit" loading={kit.busy}>
            {t('contact.send')}
          </Button>
        </Group>
      </Stack>
      <UnsavedGuard when={kit.dirty && !kit.busy} />
    </FormFrame>
  )
}

/** `/contact`: how to reach the desk, and a message to it without signing in (O03). */
export function Component() {
  const { t } = useTranslation('publicPages')
  const query = useQuery(organisationQuery)
  const [sent, setSent] = useState(0)
  const [writing, setWriting] = useState(true)
  return (
    <Page title={t('contact.title')} lead={t('contact.intro')}>
      <Section title={t('contact.reach')}>
        <LoadState query={query}>{(organisation) => <Desks organisation={organisation} />}</LoadState>
      </Section>
      <Section title={t('contact.write')}>
        <div role="status">
          {!writing && (
            <Notice
              tone="success"
              title={t('contact.sentTitle')}
              actions={
                <Button variant="default" onClick={() => setWriting(true)}>
                  {t('contact.another')}
                </Button>
              }
            >
              <p>{t('contact.sent')}</p>
            </Notice>
          )}
        </div>
        {writing && (
          <ContactForm
            key={sent}
            onSent={() => {
              setSent(sent + 1)
              setWriting(false)
            }}
          />
        )}
      </Section>
    </Page>
  )
}
