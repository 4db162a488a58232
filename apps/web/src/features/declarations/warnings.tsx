import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import type { Estimate } from './api/declarations.ts'

/** What is worth a second look, each with what follows; none of it stops anybody. */
export function Warnings({ warnings }: Pick<Estimate, 'warnings'>) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  return warnings.map(({ code, group, limitCents, amountCents }) => (
    <Notice key={`${code}-${group}`} tone="warning" title={t(`warnings.${code}.title`)}>
      <p>
        {t(`warnings.${code}.fact`, {
          limit: format.euros(limitCents),
          amount: format.euros(amountCents),
          of: t(`warnings.of.${group}`),
        })}
      </p>
      <p>{t(`warnings.${code}.follows`)}</p>
    </Notice>
  ))
}
