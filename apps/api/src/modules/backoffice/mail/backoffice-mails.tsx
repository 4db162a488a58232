import {
  Action,
  Facts,
  instant,
  Paragraph,
  registerTemplate,
  type Template,
} from '../../notifications/index.ts'
import { auditHeadMail } from './audit-head-mail.tsx'

const shown = (value: unknown, none: string) => (value ? String(value) : none)

/** Administrators and the desk learn that transfers or cheques go elsewhere from now on. */
const bankDetailsMail: Template = {
  subject: ({ locale }) =>
    locale === 'fr'
      ? 'Les coordonnées bancaires de l’organisation ont été modifiées'
      : 'The bank details of the organisation were changed',
  body: ({ data, locale }) =>
    locale === 'fr' ? (
      <>
        <Paragraph>Bonjour,</Paragraph>
        <Paragraph>
          Les virements et les chèques des adhérents suivent désormais ces coordonnées. Vérifiez que ce
          changement est voulu.
        </Paragraph>
        <Facts
          items={[
            ['Par :', shown(data.actor, '–')],
            ['Quand :', instant(data.at, 'fr')],
            ['Compte avant :', shown(data.beforeAccount, 'aucun')],
            ['Compte maintenant :', shown(data.afterAccount, 'aucun')],
            ['Chèques avant :', shown(data.beforeCheque, 'aucun')],
            ['Chèques maintenant :', shown(data.afterCheque, 'aucun')],
          ]}
        />
        <Paragraph>
          Ce n’est pas voulu ? Rétablissez les coordonnées, changez le mot de passe de cette personne et
          prévenez les adhérents qui viennent de demander à régler.
        </Paragraph>
        <Action href={String(data.url)}>Voir les coordonnées</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello,</Paragraph>
        <Paragraph>
          From now on the members’ transfers and cheques follow these details. Check that the change is meant.
        </Paragraph>
        <Facts
          items={[
            ['By:', shown(data.actor, '–')],
            ['When:', instant(data.at, 'en')],
            ['Account before:', shown(data.beforeAccount, 'none')],
            ['Account now:', shown(data.afterAccount, 'none')],
            ['Cheques before:', shown(data.beforeCheque, 'none')],
            ['Cheques now:', shown(data.afterCheque, 'none')],
          ]}
        />
        <Paragraph>
          It is not meant? Put the details back, change the password of that person, and tell the members who
          have just asked to pay.
        </Paragraph>
        <Action href={String(data.url)}>See the details</Action>
      </>
    ),
}

/** Registers what this module sends. */
export function registerBackofficeMails(): void {
  registerTemplate('bank-details-changed', bankDetailsMail)
  registerTemplate('audit-head', auditHeadMail)
}
