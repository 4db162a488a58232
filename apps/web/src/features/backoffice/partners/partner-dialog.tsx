import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { CheckField, EmailField, PhoneField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { mergeValues, resolveValues } from '../../../shared/forms/merge-values.ts'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import {
  addPartner,
  type PartnerFile,
  type StaffPartner,
  savePartner,
  staffPartnerQuery,
} from './partners.ts'

const PATHS = ['name', 'contactName', 'email', 'phone', 'withdrawn'] as const
type PartnerPath = (typeof PATHS)[number]
interface PartnerValues {
  name: string
  contactName: string
  email: string
  phone: string
  withdrawn: boolean
}
const NO_PARTNER: PartnerValues = { name: '', contactName: '', email: '', phone: '', withdrawn: false }

const valuesOf = ({ name, contactName, email, phone, withdrawn }: StaffPartner): PartnerValues => ({
  ...{ name, withdrawn, contactName: contactName ?? '', email: email ?? '', phone: phone ?? '' },
})
const wordsOf = ({ name, contactName, email, phone }: PartnerValues) => ({
  ...{ name, contactName: contactName || null, email: email || null, phone: phone || null },
})

interface DoneProps {
  readonly onClose: () => void
  readonly onDone: (name: string) => void
}

function useChecks() {
  const { fieldText } = useProblemText()
  return (values: PartnerValues) => (values.name.trim() === '' ? { name: fieldText('required') } : {})
}

function PartnerFields() {
  const { t } = useTranslation('membershipTypes')
  return (
    <>
      <TextField name="name" label={t('partner.name')} maxLength={200} autoComplete="off" />
      <TextField
        name="contactName"
        label={t('partner.contactName')}
        optional
        maxLength={200}
        autoComplete="off"
      />
      <FieldRow>
        <EmailField name="email" label={t('partner.email')} optional autoComplete="off" />
        <PhoneField name="phone" label={t('partner.phone')} optional autoComplete="off" />
      </FieldRow>
    </>
  )
}

function Buttons({ onClose, busy }: { readonly onClose: () => void; readonly busy: boolean }) {
  const { t } = useTranslation(['membershipTypes', 'common'])
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('common:cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {t('partner.save')}
      </Button>
    </Group>
  )
}

/** Adds a partner. */
export function NewPartnerDialog({ onClose, onDone }: DoneProps) {
  const { t } = useTranslation('membershipTypes')
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<PartnerValues>({
    initialValues: NO_PARTNER,
    validate: useChecks(),
    save: async (values) => {
      const body = wordsOf(values)
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      await addPartner(body, key)
      queries.invalidateQueries({ queryKey: ['staff', 'partners'] }).catch(() => undefined)
      onDone(values.name)
    },
  })
  return (
    <Dialog title={t('partner.newTitle')} onClose={onClose}>
      <FormFrame kit={kit}>
        <PartnerFields />
        <Buttons onClose={onClose} busy={kit.busy} />
      </FormFrame>
    </Dialog>
  )
}

function PartnerForm({ latest, onClose, onDone }: DoneProps & { readonly latest: PartnerFile }) {
  const { t } = useTranslation(['membershipTypes', 'shell'])
  const format = useFormat()
  const queries = useQueryClient()
  const query = staffPartnerQuery(latest.partner.id)
  const checks = useChecks()
  const { kit, file, collision, resolve } = useMergedForm<PartnerFile, PartnerValues, PartnerPath>({
    latest,
    versionOf: ({ partner }) => partner.version,
    valuesOf: ({ partner }) => valuesOf(partner),
    validate: checks,
    send: (base, values) => savePartner(base, { ...wordsOf(values), withdrawn: values.withdrawn }),
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) =>
      mergeValues(PATHS, { base: valuesOf(base.partner), mine, theirs: valuesOf(theirs.partner) }),
    resolve: resolveValues,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      queries.invalidateQueries({ queryKey: ['staff', 'partners'] }).catch(() => undefined)
      onDone(saved.partner.name)
    },
  })
  const count = file.partner.memberCount
  return (
    <FormFrame kit={kit}>
      {collision && (
        <CollisionPanel
          merge={collision.merge}
          nameOf={(path) => t(`membershipTypes:partner.${path}`)}
          wordsOf={(path, text) => {
            if (path !== 'withdrawn') return text
            return text === 'true' ? t('shell:list.yes') : t('shell:list.no')
          }}
          busy={kit.busy}
          onResolve={resolve}
        />
      )}
      <PartnerFields />
      <CheckField
        {...kit.field('withdrawn')}
        label={t('membershipTypes:partner.withdrawn')}
        help={
          count === 0
            ? t('membershipTypes:partner.withdrawnNone')
            : t('membershipTypes:partner.withdrawnHelp', { count, shown: format.count(count) })
        }
      />
      <Buttons onClose={onClose} busy={kit.busy} />
    </FormFrame>
  )
}

/** Changes a partner, or withdraws it. */
export function PartnerDialog({ id, ...done }: DoneProps & { readonly id: string }) {
  const { t } = useTranslation('membershipTypes')
  const query = useQuery({ ...staffPartnerQuery(id), staleTime: 0 })
  return (
    <Dialog title={t('partner.title')} onClose={done.onClose}>
      <LoadState query={query}>{(file) => <PartnerForm latest={file} {...done} />}</LoadState>
    </Dialog>
  )
}
