import { useTranslation } from 'react-i18next'
import { PlaceStreetField } from '../../shared/accounts/place-street-field.tsx'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { PostcodeField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'

interface PlaceFieldsProps {
  readonly name: 'personalAddress' | 'businessAddress'
  readonly optional?: boolean
}

/** An address in four lines, as the member’s file has it. */
export function PlaceFields({ name, optional = false }: PlaceFieldsProps) {
  const { t } = useTranslation('me')
  const mark = optional ? { optional } : {}
  return (
    <FieldGroup legend={t(`fields.${name}`)} hideLegend>
      <PlaceStreetField
        path={name}
        label={t('fields.street')}
        autoComplete={optional ? 'off' : 'address-line1'}
        {...mark}
      />
      <TextField
        name={`${name}.complement`}
        label={t('fields.complement')}
        autoComplete={optional ? 'off' : 'address-line2'}
        maxLength={200}
        optional
      />
      <FieldRow>
        <PostcodeField name={`${name}.postcode`} label={t('fields.postcode')} {...mark} />
        <TextField
          name={`${name}.city`}
          label={t('fields.city')}
          autoComplete={optional ? 'off' : 'address-level2'}
          maxLength={100}
          {...mark}
        />
      </FieldRow>
    </FieldGroup>
  )
}
