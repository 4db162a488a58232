import { titleOf } from '@guichet/domain/legal-text'
import { Anchor, Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { legalTextQuery } from '../../shared/api/legal-texts.ts'
import { acceptOwnTerms, type OwedTerms } from '../../shared/api/own-terms.ts'
import { sessionQuery } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { CheckField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import classes from './terms-gate.module.css'

/** The words of one version; what the version accepted before did not say is marked. */
function TermsWords({ terms }: { readonly terms: OwedTerms }) {
  const { t } = useTranslation('terms')
  const locale = useLocale()
  const { kind, version, acceptedVersion } = terms
  const query = useQuery(legalTextQuery(kind, locale, version))
  const before = useQuery({
    ...legalTextQuery(kind, locale, acceptedVersion ?? version),
    enabled: acceptedVersion !== null,
  })
  const known = acceptedVersion === null ? undefined : before.data?.paragraphs
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={5} />}>
      {({ paragraphs }) => (
        <div className={classes.words}>
          {known && <p className={classes.note}>{t('changed')}</p>}
          {paragraphs.map((paragraph, index) => {
            const key = `${index} ${paragraph.slice(0, 20)}`
            const title = titleOf(paragraph)
            if (title !== null) return <h3 key={key}>{title}</h3>
            return (
              <p key={key}>
                {known?.includes(paragraph) === false && (
                  <Badge component="span" variant="light" radius="sm" mr={8}>
                    {t('isNew')}
                  </Badge>
                )}
                {paragraph}
              </p>
            )
          })}
          <p className={classes.links}>
            <Anchor href={paths.terms(kind, version)} target="_blank">
              {t('current')}
            </Anchor>
            {acceptedVersion !== null && (
              <Anchor href={paths.terms(kind, acceptedVersion)} target="_blank">
                {t('former')}
              </Anchor>
            )}
          </p>
        </div>
      )}
    </LoadState>
  )
}

interface TermsFormProps {
  readonly owed: readonly OwedTerms[]
  /** The page is read without accepting. */
  readonly onLater: () => void
}

/** New terms with a box for each; once accepted, the page goes on where it was. */
export function TermsForm({ owed, onLater }: TermsFormProps) {
  const { t } = useTranslation('terms')
  const format = useFormat()
  const queries = useQueryClient()
  const kit = useKitForm<Record<string, boolean>>({
    initialValues: Object.fromEntries(owed.map(({ kind }) => [kind, false])),
    validate: (values) =>
      Object.fromEntries(
        owed.filter(({ kind }) => values[kind] !== true).map(({ kind }) => [kind, t('needed')]),
      ),
    save: () => acceptOwnTerms(owed),
    onSaved: () => {
      for (const queryKey of [['me', 'terms'], sessionQuery.queryKey])
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
    },
  })
  return (
    <FormFrame kit={kit} label={t('title')}>
      {owed.map((terms) => {
        const title = t(`kinds.${terms.kind}`)
        return (
          <Section key={terms.kind} title={title}>
            <p className={classes.note}>{t('inForce', { date: format.day(terms.inForceOn, 'long') })}</p>
            <TermsWords terms={terms} />
            <FieldGroup legend={title} hideLegend>
              <CheckField name={terms.kind} label={t('accept', { title })} />
            </FieldGroup>
          </Section>
        )
      })}
      <p className={classes.note}>{t('laterHelp')}</p>
      <div className={classes.buttons}>
        <Button type="button" variant="default" onClick={onLater}>
          {t('later')}
        </Button>
        <Button type="submit" loading={kit.busy}>
          {t('submit')}
        </Button>
      </div>
    </FormFrame>
  )
}
