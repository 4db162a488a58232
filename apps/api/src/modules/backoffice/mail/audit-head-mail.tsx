import { Action, Facts, instant, Paragraph, type Template } from '../../notifications/index.ts'

/** Administrators keep the head of the audit chain outside the database. */
export const auditHeadMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr' ? `Sceau du journal, rang ${data.seq}` : `Seal of the audit log, no. ${data.seq}`,
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour {data.firstName},</Paragraph>
        <Paragraph>
          Gardez ce message : il permettra de prouver que rien n’a été changé dans le journal jusqu’à ce rang,
          même par quelqu’un qui aurait réécrit toute la base.
        </Paragraph>
        <Facts
          items={[
            ['Rang :', String(data.seq)],
            ['Empreinte :', String(data.hash)],
            ['Scellé le :', instant(data.sealedAt, 'fr')],
            ['Vérifier :', `pnpm audit:verify ${data.seq} ${data.hash}`],
          ]}
        />
        <Action href={String(data.url)}>Ouvrir le journal</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello {data.firstName},</Paragraph>
        <Paragraph>
          Keep this message: it will prove that nothing was changed in the audit log up to this number, even
          by somebody who rewrote the whole database.
        </Paragraph>
        <Facts
          items={[
            ['Number:', String(data.seq)],
            ['Hash:', String(data.hash)],
            ['Sealed:', instant(data.sealedAt, 'en')],
            ['Verify:', `pnpm audit:verify ${data.seq} ${data.hash}`],
          ]}
        />
        <Action href={String(data.url)}>Open the audit log</Action>
      </>
    ),
}
