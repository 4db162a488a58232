import { AUDIENCES, type Audience } from '@guichet/domain/document-audience'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { memberChoicesQuery, partnerChoicesQuery, typeChoicesQuery } from './audience-queries.ts'

function MemberChoice() {
  const { t } = useTranslation('documents')
  const [q, setQ] = useState('')
  const { data = [] } = useQuery(memberChoicesQuery(q.trim()))
  return (
    <FieldRow>
      <TextInput
        label={t('staff.findMember')}
        description={t('staff.findMemberHelp')}
        value={q}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <SelectField
        name="audienceId"
        label={t('staff.member')}
        help={t('staff.memberHelp')}
        emptyLabel={t('staff.chooseOne')}
        options={data.map(({ personId, lastName, firstName, memberNumber }) => ({
          value: personId,
          label: t('staff.memberOption', { name: `${lastName} ${firstName}`, number: memberNumber }),
        }))}
      />
    </FieldRow>
  )
}

function PartnerChoice() {
  const { t } = useTranslation('documents')
  const { data = [] } = useQuery(partnerChoicesQuery)
  const options = data.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <SelectField
      name="audienceId"
      label={t('staff.partner')}
      emptyLabel={t('staff.chooseOne')}
      options={options}
    />
  )
}

function TypeChoice() {
  const { t } = useTranslation('documents')
  const isEnglish = useLocale() === 'en'
  const { data = [] } = useQuery(typeChoicesQuery)
  return (
    <SelectField
      name="audienceId"
      label={t('staff.type')}
      emptyLabel={t('staff.chooseOne')}
      options={data.map(({ id, labelFr, labelEn }) => ({ value: id, label: isEnglish ? labelEn : labelFr }))}
    />
  )
}

/** To whom a document is published. */
export function AudienceFields({ audience }: { readonly audience: Audience }) {
  const { t } = useTranslation('documents')
  return (
    <>
      <FieldRow>
        <SelectField
          name="audience"
          label={t('staff.columns.audience')}
          options={AUDIENCES.map((value) => ({ value, label: t(`staff.audiences.${value}`) }))}
        />
        {audience === 'partner' && <PartnerChoice />}
        {audience === 'type' && <TypeChoice />}
      </FieldRow>
      {audience === 'member' && <MemberChoice />}
    </>
  )
}
