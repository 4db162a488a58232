import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceCards } from '../ui/choice-cards.tsx'
import { Section } from '../ui/page.tsx'
import classes from './collision-panel.module.css'
import type { Choices, Merge } from './merge-texts.ts'

interface CollisionPanelProps<P extends string> {
  readonly merge: Pick<Merge<unknown, P>, 'conflicts' | 'taken'>
  /** Name of a field in words. */
  readonly nameOf: (path: P) => string
  /** Value of a field in words, where its text is a code. */
  readonly wordsOf?: (path: P, text: string) => string
  readonly busy: boolean
  readonly onResolve: (choices: Choices<P>) => void
}

/** Both sides changed the same fields: mine and theirs side by side, a choice for each. Takes the focus as it comes. */
export function CollisionPanel<P extends string>(props: CollisionPanelProps<P>) {
  const { merge, nameOf, wordsOf, busy, onResolve } = props
  const { t } = useTranslation('forms')
  const [choices, setChoices] = useState({} as Choices<P>)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const words = (path: P, text: string) =>
    text === '' ? t('conflict.empty') : (wordsOf?.(path, text) ?? text)
  const chooseAll = (side: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(merge.conflicts.map(({ path }) => [path, side])) as Choices<P>)

  return (
    <div ref={panel} tabIndex={-1}>
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
          {merge.conflicts.map(({ path, mine, theirs }) => (
            <ChoiceCards
              key={path}
              legend={nameOf(path)}
              name={`conflict-${path}`}
              value={choices[path] ?? 'mine'}
              columns
              choices={[
                { value: 'mine', label: words(path, mine), description: t('conflict.keepMine') },
                { value: 'theirs', label: words(path, theirs), description: t('conflict.takeTheirs') },
              ]}
              onChange={(side: 'mine' | 'theirs') => setChoices({ ...choices, [path]: side })}
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
    </div>
  )
}
