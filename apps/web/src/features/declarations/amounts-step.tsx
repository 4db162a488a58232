import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { TextField } from '../../shared/forms/fields.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import { Section } from '../../shared/ui/page.tsx'
import { type AmountValues, amountText, centsOf, fieldOf, liveLines } from './amounts.ts'
import type { Declaration } from './api/declarations.ts'
import classes from './declarations.module.css'
import { useLineWords } from './use-line-words.ts'

interface AmountsStepProps {
  readonly declaration: Declaration
  readonly kit: KitForm<AmountValues>
  /** Nothing was received: everything is zero, and the summary comes at once. */
  readonly onZero: () => void
}

/** An amount per category, with its rates and what each comes to beside it. */
export function AmountsStep({ declaration, kit, onZero }: AmountsStepProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const { rate, kind } = useLineWords()
  const { categories, frequency, lastYearKnown, previous, rates } = declaration
  const live = liveLines(rates, kit.values)
  const total = live.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const known = new Map(previous?.turnovers.map(({ category, amountCents }) => [category, amountCents]))
  const group = (text: string) => {
    const cents = centsOf(text)
    return cents === undefined ? text : amountText(cents, format.euros)
  }
  const takePrevious = () => {
    for (const category of categories)
      kit.change(fieldOf(category), amountText(known.get(category) ?? 0, format.euros))
  }
  return (
    <>
      <Section
        title={t('amounts.title')}
        actions={
          previous && (
            <Button
              type="button"
              variant="default"
              leftSection={<IconCopy size={18} aria-hidden />}
              onClick={takePrevious}
            >
              {t('amounts.previous', { period: words.period(previous.code) })}
            </Button>
          )
        }
      >
        <ul className={classes.rules}>
          <li>{t('amounts.received')}</li>
          <li>{t('amounts.noVat')}</li>
          <li>{t('amounts.noCosts')}</li>
          {categories.length > 1 && <li>{t('amounts.each')}</li>}
        </ul>
        {categories.map((category) => (
          <div key={category} className={classes.category}>
            <div className={classes.amount}>
              <TextField
                name={fieldOf(category)}
                label={t(`categories.${category}.name`)}
                help={t(`categories.${category}.help`)}
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
                format={group}
                inputContainer={(input) => (
                  <div className={classes.euros}>
                    {input}
                    <span aria-hidden>€</span>
                  </div>
                )}
              />
            </div>
            <dl className={classes.rates}>
              {live
                .filter((line) => line.category === category)
                .map((line) => (
                  <div key={line.kind}>
                    <dt>
                      {kind(line.kind)} <span className={classes.rate}>{rate(line.rate)}</span>
                      {line.reduction !== null && line.fullRate !== null && (
                        <span className={classes.why}>
                          {t(`reductions.${line.reduction}`, { rate: rate(line.fullRate) })}
                        </span>
                      )}
                    </dt>
                    <dd>{format.euros(line.amountCents)}</dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
        <p className={classes.total} aria-live="polite">
          <span>{t('lines.total')}</span>
          <strong>{format.euros(total)}</strong>
        </p>
        {!lastYearKnown && rates.some((line) => line.kind === 'chamber') && (
          <p className={classes.note}>{t('lines.chamber')}</p>
        )}
      </Section>
      <div className={classes.buttons}>
        <Button type="submit">{t('amounts.check')}</Button>
        <Button type="button" variant="default" onClick={onZero}>
          {t(`next.zero.${frequency}`)}
        </Button>
      </div>
    </>
  )
}
