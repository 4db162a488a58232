import { useTranslation } from 'react-i18next'
import type { PublishedLine } from './published-documents.ts'

/** To whom a document is published, in words. */
export function useAudienceWords() {
  const { t } = useTranslation('documents')
  return ({ audience, audienceName }: Pick<PublishedLine, 'audience' | 'audienceName'>): string =>
    audienceName === null
      ? t(`staff.audiences.${audience}`)
      : t(`staff.named.${audience}`, { name: audienceName })
}
