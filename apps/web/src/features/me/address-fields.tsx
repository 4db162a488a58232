import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlaceStreetField } from '../../shared/accounts/place-street-field.tsx'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { PostcodeField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import classes from './address-fields.module.css'
import type { InformationValues } from './information-values.ts'

interface AddressPartProps {
  readonly kit: KitForm<InformationValues>
}

function AddressFieldset({
  kit,
  address,
}: AddressPartProps & { readonly address: 'personalAddress' | 'businessAddress' }) {
  const { t } = useTranslation('me')
  // Browsers tell a home address from another by the section in front of the token.
  const section = address === 'personalAddress' ? 'section-home' : 'section-work'
  return (
    <FieldGroup legend={t(`fields.${address}`)}>
      <PlaceStreetField
        path={address}
        label={t('fields.street')}
        autoComplete={`${section} address-line1`}
        optional
      />
      <TextField
        {...kit.field(`${address}.complement`)}
        label={t('fields.complement')}
        autoComplete={`${section} address-line2`}
        maxLength={200}
        optional
      />
      <FieldRow>
        <PostcodeField
          {...kit.field(`${address}.postcode`)}
          label={t('fields.postcode')}
          autoComplete={`${section} postal-code`}
          optional
        />
        <TextField
          {...kit.field(`${address}.city`)}
          label={t('fields.city')}
          autoComplete={`${section} address-level2`}
          maxLength={100}
          optional
        />
      </FieldRow>
    </FieldGroup>
  )
}

/** The two addresses, and the button that copies the first into the second. */
export function AddressFields({ kit }: AddressPartProps) {
  const { t } = useTranslation('me')
  const [copied, setCopied] = useState(false)
  const { personalAddress, businessAddress } = kit.values
  const same = JSON.stringify(personalAddress) === JSON.stringify(businessAddress)
  const duplicate = () => {
    for (const part of ['street', 'complement', 'postcode', 'city'] as const) {
      kit.change(`businessAddress.${part}`, personalAddress[part])
    }
    setCopied(true)
  }
  return (
    <div className={classes.pair}>
      <AddressFieldset kit={kit} address="personalAddress" />
      <div>
        <AddressFieldset kit={kit} address="businessAddress" />
        <Button
          type="button"
          variant="default"
          size="sm"
          mt="md"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={duplicate}
        >
          {t('duplicate')}
        </Button>
        <span className={classes.copied} role="status">
          {copied && same ? t('duplicated') : ''}
        </span>
      </div>
    </div>
  )
}
