import { useTranslation } from 'react-i18next'
import { PostcodeField, SelectField, TextField } from '../forms/fields.tsx'
import { FieldRow } from '../forms/form-frame.tsx'
import { useLocale } from '../i18n/i18n.ts'
import { STREET_SUFFIX_CHOICES } from './address-values.ts'
import { countriesIn } from './countries.ts'
import classes from './postal-address-fields.module.css'
import { StreetField } from './street-field.tsx'

/** An address in the French structure; `path` is where its parts stand in the form. */
export function PostalAddressFields({ path }: { readonly path: string }) {
  const { t } = useTranslation('accounts')
  const locale = useLocale()
  return (
    <>
      <div className={classes.street}>
        <TextField
          name={`${path}.streetNumber`}
          label={t('fields.streetNumber')}
          autoComplete="off"
          maxLength={10}
          optional
        />
        <SelectField
          name={`${path}.streetNumberSuffix`}
          label={t('fields.streetNumberSuffix')}
          emptyLabel={t('address.noSuffix')}
          options={STREET_SUFFIX_CHOICES.map((suffix) => ({ value: suffix, label: suffix }))}
          autoComplete="off"
          optional
        />
        <div className={classes.wide}>
          <StreetField path={path} label={t('fields.streetName')} />
        </div>
      </div>
      <FieldRow>
        <TextField
          name={`${path}.complement`}
          label={t('fields.complement')}
          autoComplete="address-line2"
          maxLength={200}
          optional
        />
        <TextField
          name={`${path}.postBox`}
          label={t('fields.postBox')}
          autoComplete="off"
          maxLength={50}
          optional
        />
      </FieldRow>
      <FieldRow>
        <PostcodeField name={`${path}.postcode`} label={t('fields.postcode')} optional />
        <TextField
          name={`${path}.city`}
          label={t('fields.city')}
          autoComplete="address-level2"
          maxLength={100}
          optional
        />
      </FieldRow>
      <div className={classes.country}>
        <SelectField
          name={`${path}.country`}
          label={t('fields.country')}
          options={countriesIn(locale)}
          autoComplete="country"
        />
      </div>
    </>
  )
}
