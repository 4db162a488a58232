import { Popover } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { helpTextsQuery } from '../api/help-texts.ts'
import type french from '../i18n/fr/help.ts'
import { useLocale } from '../i18n/i18n.ts'
import classes from './help-tip.module.css'

type Topics = typeof french.topics
/** What there is help about; staff may write their own text under the same key (A20). */
export type HelpTopic = { [A in keyof Topics]: `${A}.${keyof Topics[A] & string}` }[keyof Topics]

interface HelpTipProps {
  readonly topic: HelpTopic
  /** Name of the field that it explains. */
  readonly about: string
  /** Inside a name that is read as one text: the button adds none to it. */
  readonly inName?: boolean
}

/** "?" beside a field: says what the field is for, in the words of the staff or else of the portal. */
export function HelpTip({ topic, about, inName = false }: HelpTipProps) {
  const { t } = useTranslation('help')
  const locale = useLocale()
  const [opened, setOpened] = useState(false)
  const { data, isPending } = useQuery({ ...helpTextsQuery, enabled: opened })
  const written = data?.find(({ key }) => key === topic)
  const own = locale === 'en' ? written?.textEn : written?.textFr
  const text = own || t(`topics.${topic}`)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={320}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          aria-label={inName ? t('about', { about }) : undefined}
          onClick={() => setOpened(!opened)}
        >
          <IconHelp size={20} aria-hidden />
          {!inName && <span className="visually-hidden">{t('about', { about })}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.text}
        tabIndex={-1}
        data-autofocus
        aria-label={t('about', { about })}
      >
        {isPending ? <span className={classes.wait} /> : <p>{text}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}

interface WithHelpProps extends HelpTipProps {
  /** The field takes the room there is. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A field with its "?" beside it. */
export function WithHelp({ topic, about, wide = false, children }: WithHelpProps) {
  return (
    <div className={wide ? `${classes.row} ${classes.wide}` : classes.row}>
      <div>{children}</div>
      <HelpTip topic={topic} about={about} />
    </div>
  )
}
