import type { Scope } from '@guichet/domain/rights'
import { Checkbox, Input } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useField } from '../../shared/forms/form-context.ts'
import classes from './integrations.module.css'
import { AREAS, readScopes, useScopeWords } from './scope-words.ts'

/** What a key may do, by part of the portal; the value of the field is its scopes, parted by spaces. */
export function ScopesField({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useTranslation('integrations')
  const words = useScopeWords()
  const field = useField(name, label)
  const held = readScopes(String(field.value))
  const toggle = (scope: Scope, on: boolean) =>
    field.change([...held.filter((each) => each !== scope), ...(on ? [scope] : [])].join(' '))
  return (
    // biome-ignore lint/a11y/useSemanticElements: each part of the portal is a fieldset inside
    <div role="group" aria-labelledby={`${field.id}-label`} aria-describedby={`${field.id}-help`}>
      <Input.Label id={`${field.id}-label`}>{label}</Input.Label>
      <Input.Description id={`${field.id}-help`} mb="xs">
        {t('create.scopesHelp')}
      </Input.Description>
      {field.error !== undefined && <Input.Error mb="xs">{field.error}</Input.Error>}
      <div className={classes.scopes}>
        {AREAS.map(({ area, scopes }, index) => (
          <fieldset className={classes.area} key={area}>
            <legend>{words.area(area)}</legend>
            <div className={classes.boxes}>
              {scopes.map((scope, at) => (
                <Checkbox
                  key={scope}
                  {...(index === 0 && at === 0 && { id: field.id })}
                  label={words.verb(scope)}
                  checked={held.includes(scope)}
                  onChange={(event) => toggle(scope, event.currentTarget.checked)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </div>
  )
}
