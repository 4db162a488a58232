import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { Section } from '../../shared/ui/page.tsx'
import classes from './collision-panel.module.css'
import { useFieldName } from './field-names.ts'
import type { FieldPath } from './information-values.ts'
import type { Conflict, Merge } from './merge-edits.ts'

type Choices = Partial<Record<FieldPath, 'mine' | 'theirs'>>

interface CollisionPanelProps {
  readonly merge: Merge
  readonly partnerName: (id: string) => string
  readonly busy: boolean
  readonly onResolve: (choices: Choices) => void
}

/** Both sides changed the same fields: mine and theirs side by side, a choice for each. */
export function CollisionPanel({ merge, partnerName, busy, onResolve }: CollisionPanelProps) {
  const { t } = useTranslation('me')
  const nameOf = useFieldName()
  const [choices, setChoices] = useState<Choices>({})
  const words = ({ path }: Conflict, text: string) => {
    if (text === '') return t('conflict.empty')
    return path === 'partnerId' ? partnerName(text) : text
  }
  const chooseAll = (side: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(merge.conflicts.map(({ path }) => [path, side])))

  return (
    <Section title={t('conflict.title')} id="conflict">
      <p className={classes.intro}>{t('conflict.intro')}</p>
      <Group gap="xs" mb="md">
        <Button type="button" size="sm" variant="default" onClick={() => chooseAll('mine')}>
          {t('conflict.keepAll')}
        </Button>
        <Button type="button" size="sm" variant="default" onClick={() => chooseAll('theirs')}>
          {t('conflict.takeAll')}
        </Button>
      </Group>
      <div className={classes.list}>
        {merge.conflicts.map((conflict) => (
          <ChoiceCards
            key={conflict.path}
            legend={nameOf(conflict.path)}
            name={`conflict-${conflict.path}`}
            value={choices[conflict.path] ?? 'mine'}
            columns
            choices={[
              { value: 'mine', label: words(conflict, conflict.mine), description: t('conflict.keepMine') },
              {
                value: 'theirs',
                label: words(conflict, conflict.theirs),
                description: t('conflict.takeTheirs'),
              },
            ]}
            onChange={(side: 'mine' | 'theirs') => setChoices({ ...choices, [conflict.path]: side })}
          />
        ))}
      </div>
      {merge.taken.length > 0 && (
        <p className={classes.taken}>
          {t('conflict.merged')} {merge.taken.map(nameOf).join(', ')}.
        </p>
      )}
      <Button type="button" mt="md" loading={busy} onClick={() => onResolve(choices)}>
        {t('conflict.apply')}
      </Button>
    </Section>
  )
}
