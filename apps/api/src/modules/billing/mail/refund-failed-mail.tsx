import { formatEuros } from '@guichet/domain/money'
import { Action, Facts, Paragraph, type Template } from '../../notifications/index.ts'

/** To finance: a refund that was told to have gone back has failed since. */
export const refundFailedMail: Template = {
  subject: ({ data, locale }) =>
    locale === 'fr' ? `Remboursement non abouti : ${data.name}` : `A refund has failed: ${data.name}`,
  body: ({ data, locale }) => {
    const amount = formatEuros(Number(data.amountCents), locale)
    return locale === 'fr' ? (
      <>
        <Paragraph>Bonjour,</Paragraph>
        <Paragraph>
          Un remboursement que le service de paiement avait annoncé comme fait n’est pas arrivé : l’argent est
          toujours chez vous. L’avoir qui le suivait reste, et une nouvelle facture le compense, car un avoir
          ne s’efface pas. Ce qui avait été annulé le reste.
        </Paragraph>
        <Facts
          items={[
            ['Personne :', String(data.name)],
            ['Objet :', String(data.labelFr)],
            ['Montant :', amount],
            ['Référence :', String(data.reference)],
          ]}
        />
        <Paragraph>
          Voyez avec la personne comment la rembourser, puis enregistrez-le : un nouvel avoir suivra.
        </Paragraph>
        <Action href={String(data.url)}>Voir le dossier</Action>
      </>
    ) : (
      <>
        <Paragraph>Hello,</Paragraph>
        <Paragraph>
          A refund that the payment service had told to be done has not arrived: the money is still with you.
          The credit note that followed it stays, and a new invoice makes up for it, since a credit note is
          never deleted. What had been undone stays so.
        </Paragraph>
        <Facts
          items={[
            ['Person:', String(data.name)],
            ['For:', String(data.labelEn)],
            ['Amount:', amount],
            ['Reference:', String(data.reference)],
          ]}
        />
        <Paragraph>
          Agree with the person how to pay it back, then record it: another credit note will follow.
        </Paragraph>
        <Action href={String(data.url)}>See the file</Action>
      </>
    )
  },
}
