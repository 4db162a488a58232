import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { CollisionPanel } from '../../shared/forms/collision-panel.tsx'
import { EmailField, PhoneField, SelectField, TextField, UrlField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { SideIndex } from '../../shared/ui/side-index.tsx'
import { AddressFields } from './address-fields.tsx'
import { partnersQuery } from './api/list-partners.ts'
import { CompanyPart, OwnCompanyCheck } from './company-part.tsx'
import { EmailChangePart } from './email-change-part.tsx'
import { useFieldName } from './field-names.ts'
import classes from './information-form.module.css'
import { NirPart } from './nir-field.tsx'
import { type MeFile, useInformationForm } from './use-information-form.ts'

const SECTIONS = ['identity', 'contact', 'business', 'addresses', 'membership'] as const

/** Partners to choose from; the one on file stays in the list whatever the list says. */
function usePartners(current: MeFile['me']['partner']) {
  const { data } = useQuery(partnersQuery)
  const listed = data ?? []
  const all = current && !listed.some(({ id }) => id === current.id) ? [current, ...listed] : listed
  return {
    options: all.map(({ id, name }) => ({ value: id, label: name })),
    nameOf: (id: string) => all.find((partner) => partner.id === id)?.name ?? id,
  }
}

/** All one can change of one’s file, in sections. */
export function InformationForm({ file: first }: { readonly file: MeFile }) {
  const { t } = useTranslation(['me', 'forms'])
  const { kit, file, collision, taken, resolve } = useInformationForm(first)
  const { me } = file
  const partners = usePartners(me.partner)
  const nameOf = useFieldName()
  const isOwn = useOwnFile()
  const mayEdit = useMayInFile()('file.edit')
  const [checking, setChecking] = useState(false)

  return (
    <div className={classes.page}>
      <SideIndex
        label={t('index')}
        entries={SECTIONS.map((id) => ({ id: `section-${id}`, label: t(`sections.${id}`) }))}
      />
      <FormFrame kit={kit} readOnly={!mayEdit}>
        {collision && (
          <CollisionPanel
            merge={collision.merge}
            nameOf={nameOf}
            wordsOf={(path, text) => (path === 'partnerId' ? partners.nameOf(text) : text)}
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
        <Section title={t('sections.identity')} id="section-identity">
          <div className={classes.fields}>
            {me.memberNumber !== null && (
              <TextInput
                label={t('fields.memberNumber')}
                description={t('help.memberNumber')}
                value={String(me.memberNumber)}
                readOnly
                variant="filled"
                classNames={{ input: classes.short }}
              />
            )}
            <FieldRow>
              <TextField
                {...kit.field('lastName')}
                label={t('fields.lastName')}
                autoComplete="family-name"
                maxLength={100}
              />
              <TextField
                {...kit.field('firstName')}
                label={t('fields.firstName')}
                autoComplete="given-name"
                maxLength={100}
              />
            </FieldRow>
            {isOwn && <NirPart kit={kit} masked={me.nirMasked} />}
          </div>
        </Section>
        <Section title={t('sections.contact')} id="section-contact">
          <div className={classes.fields}>
            {isOwn ? (
              <EmailChangePart email={me.email} />
            ) : (
              <TextInput label={t('fields.email')} value={me.email} readOnly variant="filled" />
            )}
            <FieldRow>
              <EmailField {...kit.field('personalEmail')} label={t('fields.personalEmail')} optional />
              <PhoneField {...kit.field('phone')} label={t('fields.phone')} optional />
            </FieldRow>
          </div>
        </Section>
        <Section title={t('sections.business')} id="section-business">
          <div className={classes.fields}>
            <TextField
              {...kit.field('activity')}
              label={t('fields.activity')}
              autoComplete="off"
              maxLength={200}
              optional
            />
            <CompanyPart kit={kit} file={file} mayEdit={mayEdit} onCheck={() => setChecking(true)} />
            <FieldRow>
              <UrlField
                {...kit.field('website')}
                label={t('fields.website')}
                help={t('help.website')}
                optional
              />
              <UrlField
                {...kit.field('facebookUrl')}
                label={t('fields.facebookUrl')}
                help={t('help.facebookUrl')}
                autoComplete="off"
                optional
              />
            </FieldRow>
          </div>
        </Section>
        <Section title={t('sections.addresses')} id="section-addresses">
          <AddressFields kit={kit} />
        </Section>
        <Section title={t('sections.membership')} id="section-membership">
          <div className={classes.fields}>
            <SelectField
              {...kit.field('partnerId')}
              label={t('fields.partnerId')}
              help={t('help.partnerId')}
              emptyLabel={t('noPartner')}
              options={partners.options}
              optional
            />
            <div className={classes.code}>
              <TextInput
                label={t('fields.referralCode')}
                description={t('help.referralCode')}
                value={me.referralCode ?? t('noReferralCode')}
                readOnly
                variant="filled"
                className={classes.codeField}
              />
              {me.referralCode !== null && (
                <CopyValue name={t('fields.referralCode')} value={me.referralCode} shown={null} />
              )}
            </div>
          </div>
        </Section>
        {mayEdit && <SaveBar />}
      </FormFrame>
      {checking && <OwnCompanyCheck file={file} onClose={() => setChecking(false)} />}
    </div>
  )
}
