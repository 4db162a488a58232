import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { CheckField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { mergeValues, resolveValues } from '../../../shared/forms/merge-values.ts'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { saveType, type TypeFile, typeQuery } from './membership-types.ts'
import { TypeFields, usePartnerOptions, useTypeSentences } from './type-fields.tsx'
import { TypePrices } from './type-prices.tsx'
import {
  TYPE_PATHS,
  type TypePath,
  type TypeValues,
  typeBody,
  typeProblems,
  typeValues,
} from './type-values.ts'
import { useTypeWords } from './use-type-words.ts'

function useTypeForm(latest: TypeFile) {
  const queries = useQueryClient()
  const sentences = useTypeSentences()
  const query = typeQuery(latest.type.id)
  return useMergedForm<TypeFile, TypeValues, TypePath>({
    latest,
    versionOf: ({ type }) => type.version,
    valuesOf: ({ type }) => typeValues(type),
    validate: (values) => sentences(typeProblems(values)),
    send: (base, values) => saveType(base, typeBody(values)),
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) =>
      mergeValues(TYPE_PATHS, { base: typeValues(base.type), mine, theirs: typeValues(theirs.type) }),
    resolve: resolveValues,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      queries.invalidateQueries({ queryKey: ['staff', 'membership-types'] }).catch(() => undefined)
    },
  })
}

function TypeForm({ latest }: { readonly latest: TypeFile }) {
  const { t } = useTranslation(['membershipTypes', 'forms', 'shell'])
  const format = useFormat()
  const mayEdit = useSession().permissions.includes('membership-types.edit')
  const { kit, file, collision, taken, resolve } = useTypeForm(latest)
  const partners = usePartnerOptions(file.type.partner?.id ?? null)
  const nameOf = (path: TypePath) => t(`membershipTypes:type.${path}`)
  const wordsOf = (path: TypePath, text: string) => {
    if (path === 'withdrawn') return text === 'true' ? t('shell:list.yes') : t('shell:list.no')
    return path === 'partnerId' ? (partners.find(({ value }) => value === text)?.label ?? text) : text
  }
  const count = file.type.activeCount
  return (
    <FormFrame kit={kit} readOnly={!mayEdit} label={t('membershipTypes:type.words')}>
      {!mayEdit && <Notice tone="info" title={t('membershipTypes:readOnly')} />}
      {collision && (
        <CollisionPanel
          merge={collision.merge}
          nameOf={nameOf}
          wordsOf={wordsOf}
          busy={kit.busy}
          onResolve={resolve}
        />
      )}
      {kit.saved && taken.length > 0 && (
        <Notice
          tone="info"
          role="status"
          title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
        />
      )}
      <TypeFields partnerId={file.type.partner?.id ?? null} />
      <Section title={t('membershipTypes:type.offer')}>
        <CheckField
          {...kit.field('withdrawn')}
          label={t('membershipTypes:type.withdrawn')}
          help={
            count === 0
              ? t('membershipTypes:type.withdrawnNone')
              : t('membershipTypes:type.withdrawnHelp', { count, shown: format.count(count) })
          }
        />
      </Section>
      {mayEdit && <SaveBar />}
    </FormFrame>
  )
}

function Rule({ type }: Pick<TypeFile, 'type'>) {
  const { t } = useTranslation('membershipTypes')
  const format = useFormat()
  const { rule, ruleHelp } = useTypeWords()
  return (
    <Section title={t('type.rule')}>
      <Facts
        facts={[
          { label: t('type.rule'), value: `${rule(type)}. ${ruleHelp(type.kind)}` },
          { label: t('type.code'), value: type.code },
          { label: t('types.columns.active'), value: format.count(type.activeCount) },
        ]}
      />
    </Section>
  )
}

/** `/admin/types-adhesion/:id`: a membership type, its rule and its prices. */
export function Component() {
  const { t } = useTranslation('membershipTypes')
  const locale = useLocale()
  const { id = '' } = useParams()
  const { state } = useLocation()
  const query = useQuery(typeQuery(id))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const type = query.data?.type
  const isNew = (state as { readonly created?: unknown } | null)?.created === true
  const name = locale === 'en' ? type?.labelEn : type?.labelFr
  return (
    <Page
      title={name === undefined ? t('types.title') : t('type.title', { name })}
      actions={<BackButton to={paths.staffTypes}>{t('type.back')}</BackButton>}
    >
      <div role="status">
        {isNew && name !== undefined && <Notice tone="success" title={t('type.created', { name })} />}
      </div>
      <LoadState query={query}>
        {(file) => (
          <>
            <Rule type={file.type} />
            <TypePrices type={file.type} />
            <TypeForm key={file.type.id} latest={file} />
          </>
        )}
      </LoadState>
    </Page>
  )
}
