import {
  OPTION_KINDS,
  type OptionFacts,
  type OptionKind,
  optionOn,
  optionPeriods,
} from '@guichet/domain/fiscal-options'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayInFile } from '../../../shared/api/session.ts'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DisclosureButton } from '../../../shared/ui/disclosure-button.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { type DeclarantOptions, declarantOptionsQuery } from '../api/options.ts'
import companyClasses from '../declarants.module.css'
import { OptionDialog } from './option-dialog.tsx'
import { OptionHistory } from './option-history.tsx'
import classes from './options.module.css'
import { useOptionWords } from './use-option-words.ts'

interface OptionLineProps {
  readonly kind: OptionKind
  readonly facts: OptionFacts
  /** Left out where it is only read. */
  readonly onChange?: (() => void) | undefined
}

/** What holds today and since when, what has ended, and what comes. */
function OptionValue({ kind, facts }: Omit<OptionLineProps, 'onChange'>) {
  const { t } = useTranslation('declarantOptions')
  const format = useFormat()
  const words = useOptionWords()
  const day = (date: string) => format.day(date, 'long')
  const now = optionOn(facts.statements, kind, facts.today)
  const periods = optionPeriods(facts.statements, kind)
  const next = periods.find(({ startsOn }) => startsOn > facts.today)
  const last = now ? null : periods.findLast(({ startsOn }) => startsOn <= facts.today)
  return (
    <div className={classes.value}>
      <p>{now ? words(now.statement.choices) : t(last ? 'over' : 'unsaid')}</p>
      {now && (
        <p className={classes.note}>
          {now.endsOn === null
            ? t('since', { date: day(now.startsOn) })
            : t('between', { from: day(now.startsOn), to: day(now.endsOn) })}
        </p>
      )}
      {last?.endsOn && (
        <p className={classes.note}>
          {t('ended', { what: words(last.statement.choices), date: day(last.endsOn) })}
        </p>
      )}
      {next && (
        <p className={classes.note}>
          {t('next', { date: day(next.startsOn), what: words(next.statement.choices) })}
        </p>
      )}
    </div>
  )
}

function OptionLine({ kind, facts, onChange }: OptionLineProps) {
  const { t } = useTranslation('declarantOptions')
  const name = t(`kinds.${kind}.name`)
  const isSaid = facts.statements.some((statement) => statement.kind === kind)
  return (
    <li className={classes.option}>
      <h3>{name}</h3>
      <OptionValue {...{ kind, facts }} />
      {onChange && (
        <Button variant="default" onClick={onChange} aria-label={t(isSaid ? 'changeOf' : 'sayOf', { name })}>
          {t(isSaid ? 'change' : 'say')}
        </Button>
      )}
    </li>
  )
}

interface OptionsViewProps {
  readonly options: DeclarantOptions
  /** What a line is changed by; left out where all is only read. */
  readonly onChange?: (kind: OptionKind) => void
}

const factsOf = ({ begunOn, postcode, items }: DeclarantOptions): OptionFacts => ({
  ...{ begunOn, postcode, today: today() },
  statements: items.filter(({ withdrawnAt }) => withdrawnAt === null),
})

/** What holds of each kind, and all that was said. */
export function OptionsView({ options, onChange }: OptionsViewProps) {
  const { t } = useTranslation('declarantOptions')
  const [isOpen, setIsOpen] = useState(false)
  const historyId = useId()
  const facts = factsOf(options)
  return (
    <>
      <ul className={classes.list}>
        {OPTION_KINDS.map((kind) => (
          <OptionLine key={kind} {...{ kind, facts }} onChange={onChange && (() => onChange(kind))} />
        ))}
      </ul>
      {options.items.length > 0 && (
        <div>
          <DisclosureButton controls={historyId} open={isOpen} onToggle={setIsOpen}>
            {t('history.title')}
          </DisclosureButton>
          {isOpen && (
            <div id={historyId} className={classes.history}>
              <OptionHistory items={options.items} mayEdit={onChange !== undefined} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

function OwnOptions({ options }: { readonly options: DeclarantOptions }) {
  const { t } = useTranslation('declarantOptions')
  const mayEdit = useMayInFile()('file.edit')
  const [kind, setKind] = useState<OptionKind | null>(null)
  return (
    <div className={companyClasses.step}>
      <p className={companyClasses.text}>{t('lead')}</p>
      <OptionsView options={options} {...(mayEdit && { onChange: setKind })} />
      {kind !== null && (
        <OptionDialog
          {...{ kind, facts: factsOf(options), version: options.version }}
          onClose={() => setKind(null)}
        />
      )}
    </div>
  )
}

/** "Options fiscales et sociales": what no register tells, said by its person, each from a day on (U05). */
export function OptionsSection() {
  const { t } = useTranslation('declarantOptions')
  const query = useQuery(declarantOptionsQuery)
  return (
    <Section title={t('title')}>
      <LoadState query={query}>{(options) => <OwnOptions options={options} />}</LoadState>
    </Section>
  )
}
