import { contrast, isColour } from '@guichet/domain/colour'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { useFormState } from '../../../shared/forms/form-context.ts'
import { accentShades } from '../../../shared/theme/accent.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import classes from './appearance-section.module.css'
import { PartForm } from './part-form.tsx'
import { appearancePart } from './parts.ts'
import type { SectionProps } from './sections.ts'

const WHITE = '#ffffff'
/** What WCAG asks of text. */
const READABLE = 4.5
/** Surface and text of each scheme, as `theme.css` has them, and which shade of the colour stands where. */
const SCHEMES = {
  light: { surface: '#ffffff', text: '#16242a', filled: 7, link: 7 },
  dark: { surface: '#1a252a', text: '#e2e9ec', filled: 6, link: 3 },
} as const

function Preview({ colour, scheme }: { readonly colour: string; readonly scheme: keyof typeof SCHEMES }) {
  const { t } = useTranslation('settings')
  const { surface, text, filled, link } = SCHEMES[scheme]
  const shades = accentShades(colour)
  return (
    <li className={classes.preview} style={{ background: surface, color: text }}>
      <p className={classes.name}>{t(`appearance.${scheme}`)}</p>
      <span className={classes.button} style={{ background: shades[filled] }}>
        {t('appearance.button')}
      </span>
      <span className={classes.link} style={{ color: shades[link] }}>
        {t('appearance.link')}
      </span>
    </li>
  )
}

/** How the colour would look in both schemes, and what the portal does to it so that it can be read. */
function ColourCheck({ colour }: { readonly colour: string }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const exact = contrast(colour, WHITE)
  // Rounded down, so that what is not enough never looks as if it were.
  const ratio = format.count(Math.floor(exact * 10) / 10)
  const isReadable = exact >= READABLE
  return (
    <>
      <div role="status">
        {isReadable ? (
          <Notice tone="success" title={t('appearance.readable', { ratio })} />
        ) : (
          <Notice tone="warning" title={t('appearance.tooPale', { ratio })}>
            <p>{t('appearance.darkened', { colour: accentShades(colour)[6] })}</p>
          </Notice>
        )}
      </div>
      <ul className={classes.previews} aria-label={t('appearance.preview')}>
        <Preview colour={colour} scheme="light" />
        <Preview colour={colour} scheme="dark" />
      </ul>
    </>
  )
}

function ColourField() {
  const { t } = useTranslation('settings')
  const form = useFormState()
  const typed = String(form.valueOf('accentColour') ?? '')
  return (
    <div className={classes.pick}>
      <TextField
        name="accentColour"
        label={t('fields.accentColour')}
        help={t('appearance.help')}
        maxLength={7}
        autoComplete="off"
        spellCheck={false}
      />
      <input
        type="color"
        className={classes.swatch}
        aria-label={t('appearance.choose')}
        value={isColour(typed) ? typed.trim().toLowerCase() : WHITE}
        onChange={({ currentTarget }) => form.change('accentColour', currentTarget.value)}
      />
    </div>
  )
}

/** "Apparence": the colour of the organisation, with how it will look. */
export function AppearanceSection({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <PartForm
      file={file}
      part={appearancePart}
      label={t('sections.apparence')}
      mayEdit={mayEdit}
      below={({ accentColour }) =>
        isColour(String(accentColour)) && (
          <Section title={t('appearance.preview')}>
            <Stack gap="md">
              <ColourCheck colour={String(accentColour)} />
            </Stack>
          </Section>
        )
      }
    >
      <Section title={t('appearance.title')}>
        <ColourField />
      </Section>
    </PartForm>
  )
}
