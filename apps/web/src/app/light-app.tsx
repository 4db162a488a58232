import '../shared/theme/light-styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { lightTexts, startI18n } from '../shared/i18n/i18n.ts'
import { Themed } from '../shared/theme/themed.tsx'
import { LightLayout } from './layouts/light-layout.tsx'
import type { LightPage } from './light-pages.ts'

/** Starts one light page: no router and no query cache, so that the first load stays small. */
export async function startLightApp(root: HTMLElement, page: LightPage): Promise<void> {
  const [{ Component }] = await Promise.all([page.load(), startI18n(lightTexts)])
  createRoot(root).render(
    <StrictMode>
      <Themed>
        <LightLayout>
          <Component value={page.value} />
        </LightLayout>
      </Themed>
    </StrictMode>,
  )
}
