import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NirField } from '../../shared/forms/fields.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import type { InformationValues } from './information-values.ts'
import classes from './nir-field.module.css'
import { NirReveal } from './nir-reveal.tsx'

interface NirPartProps {
  readonly kit: KitForm<InformationValues>
  /** The number on file, masked; null when there is none. */
  readonly masked: string | null
}

/** The social security number: masked, and shown on request; typing another replaces the one on file. */
export function NirPart({ kit, masked }: NirPartProps) {
  const { t } = useTranslation('me')
  const { nir, removeNir } = kit.values
  const typed = nir.trim() !== ''
  const help =
    masked === null
      ? t('help.nirEmpty')
      : removeNir
        ? t('help.nirRemoved', { masked })
        : typed
          ? t('help.nirReplaced', { masked })
          : t('help.nirKept', { masked })
  return (
    <div>
      <NirField {...kit.field('nir')} label={t('fields.nir')} help={help} optional />
      {masked !== null && !typed && (
        <div className={classes.actions}>
          {!removeNir && <NirReveal />}
          <Button
            type="button"
            variant="subtle"
            size="compact-sm"
            onClick={() => kit.change('removeNir', !removeNir)}
          >
            {removeNir ? t('keepNir') : t('removeNir')}
          </Button>
        </div>
      )}
    </div>
  )
}
