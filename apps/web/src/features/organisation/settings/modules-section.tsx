import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CheckField } from '../../../shared/forms/fields.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { PartForm } from './part-form.tsx'
import { modulesPart } from './parts.ts'
import type { SectionProps } from './sections.ts'

/** "Modules": the parts of the portal that are on; what switching one off does is said before it is saved. */
export function ModulesSection({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  const on = file.settings.modules
  return (
    <PartForm
      file={file}
      part={modulesPart}
      label={t('sections.modules')}
      mayEdit={mayEdit}
      below={(values) => {
        const leaving = modulesPart.paths.filter((name) => on.includes(name) && values[name] !== true)
        return (
          <div role="status">
            {leaving.map((name) => (
              <Notice key={name} tone="warning" title={t(`modules.${name}Leaves`)}>
                <p>{t('modules.dataStay')}</p>
              </Notice>
            ))}
          </div>
        )
      }}
    >
      <Section title={t('modules.title')}>
        <Stack gap="md">
          <Text c="dimmed">{t('modules.intro')}</Text>
          {modulesPart.paths.map((name) => (
            <CheckField key={name} name={name} label={t(`fields.${name}`)} help={t(`modules.${name}Help`)} />
          ))}
        </Stack>
      </Section>
    </PartForm>
  )
}
