import { publishLegalText } from '@guichet/contract/legal-texts.contract'
import { isTerms, LEGAL_TEXTS, type LegalTextKind, paragraphsOf } from '@guichet/domain/legal-text'
import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { schemaErrors } from '../../../shared/forms/field-errors.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { mergeValues, resolveValues } from '../../../shared/forms/merge-values.ts'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import classes from './settings-page.module.css'
import { publishText, staffTextQuery, type TextFile, textBody } from './settings-queries.ts'

const MOST_SIGNS = 20_000
/** Where visitors read each text. */
const SHOWN_AT: Readonly<Record<LegalTextKind, string>> = {
  'legal-notice': paths.legalNotice,
  accessibility: paths.accessibility,
  'membership-terms': `${paths.legalNotice}#conditions-adhesion`,
  'account-terms': `${paths.legalNotice}#conditions-compte`,
  'declaration-terms': `${paths.legalNotice}#conditions-declaration`,
}
type TextField = 'textFr' | 'textEn' | 'inForceOn'
const TEXT_FIELDS: readonly TextField[] = ['textFr', 'textEn', 'inForceOn']
/** The first day is asked for anew with each version: today unless another is named. */
const valuesOf = ({ text: { textFr, textEn } }: TextFile) => ({ textFr, textEn, inForceOn: '' })

/** The texts, each leading to its form and to where it is read. */
export function TextsSection() {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('texts.title')}>
      <Text c="dimmed">{t('texts.intro')}</Text>
      <ul className={classes.texts}>
        {LEGAL_TEXTS.map((kind) => (
          <li key={kind}>
            <Anchor component={Link} to={paths.staffSettings('textes', kind)}>
              {t(`texts.kinds.${kind}`)}
            </Anchor>
            <span>{t(`texts.about.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TextForm({ latest, mayEdit }: { readonly latest: TextFile; readonly mayEdit: boolean }) {
  const { t } = useTranslation(['settings', 'forms'])
  const queries = useQueryClient()
  const { fieldText } = useProblemText()
  const { kind } = latest.text
  const nameOf = (name: TextField) => t(`settings:texts.${name}`)
  const { kit, collision, taken, resolve } = useMergedForm<
    TextFile,
    { textFr: string; textEn: string; inForceOn: string },
    TextField
  >({
    latest,
    versionOf: ({ text }) => text.number,
    valuesOf,
    validate: (values) => schemaErrors(publishLegalText.body, textBody(values), fieldText),
    send: publishText,
    reload: () => queries.fetchQuery({ ...staffTextQuery(kind), staleTime: 0 }),
    merge: (base, mine, theirs) =>
      mergeValues(TEXT_FIELDS, { base: valuesOf(base), mine, theirs: valuesOf(theirs) }),
    resolve: resolveValues,
    onSaved: (file) => {
      queries.setQueryData(staffTextQuery(kind).queryKey, file)
      for (const queryKey of [['legal-texts'], ['staff', 'settings', 'history']])
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
    },
  })
  const counted = (name: 'textFr' | 'textEn') =>
    t('settings:texts.paragraphs', { count: paragraphsOf(kit.values[name]).length })
  return (
    <FormFrame kit={kit} readOnly={!mayEdit} label={t(`settings:texts.kinds.${kind}`)}>
      {!mayEdit && <Notice tone="info" title={t('settings:readOnly')} />}
      {collision && (
        <CollisionPanel merge={collision.merge} nameOf={nameOf} busy={kit.busy} onResolve={resolve} />
      )}
      {kit.saved && taken.length > 0 && (
        <Notice
          tone="info"
          role="status"
          title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
        />
      )}
      <Section title={t(`settings:texts.kinds.${kind}`)}>
        <Stack gap="md">
          <Text c="dimmed">{t('settings:texts.how')}</Text>
          {isTerms(kind) && <Text c="dimmed">{t('settings:texts.termsHow')}</Text>}
          <TextAreaField
            name="textFr"
            label={nameOf('textFr')}
            help={counted('textFr')}
            maxLength={MOST_SIGNS}
          />
          <TextAreaField
            name="textEn"
            label={nameOf('textEn')}
            help={counted('textEn')}
            maxLength={MOST_SIGNS}
          />
          {mayEdit && (
            <DateField
              name="inForceOn"
              label={nameOf('inForceOn')}
              help={t(`settings:texts.${isTerms(kind) ? 'inForceOnTerms' : 'inForceOnHelp'}`)}
              optional
            />
          )}
        </Stack>
      </Section>
      {mayEdit && <SaveBar />}
    </FormFrame>
  )
}

/** The form of one text, and its versions. */
export function TextSection({ kind, mayEdit }: { readonly kind: LegalTextKind; readonly mayEdit: boolean }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const query = useQuery(staffTextQuery(kind))
  return (
    <Stack gap="lg">
      <div>
        <BackButton to={paths.staffSettings('textes')}>{t('texts.back')}</BackButton>
      </div>
      <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
        {(file) => (
          <>
            <TextForm key={kind} latest={file} mayEdit={mayEdit} />
            <Section title={t('texts.versions')}>
              <ul className={classes.versions}>
                {file.text.versions.map(({ version, publishedOn, inForceOn, publishedBy }) => (
                  <li key={version}>
                    <strong>{version}</strong>{' '}
                    {publishedOn === null
                      ? t('texts.standard')
                      : t('texts.published', {
                          date: format.day(publishedOn, 'long'),
                          name: publishedBy ?? t('history.portal'),
                        })}
                    {version === file.text.current && ` · ${t('texts.current')}`}
                    {inForceOn !== null &&
                      inForceOn > today() &&
                      ` · ${t('texts.upcoming', { date: format.day(inForceOn, 'long') })}`}
                  </li>
                ))}
              </ul>
              <Anchor href={SHOWN_AT[kind]}>{t('texts.read')}</Anchor>
            </Section>
          </>
        )}
      </LoadState>
    </Stack>
  )
}
