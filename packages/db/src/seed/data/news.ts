import {
  addDays,
  addYears,
  formatLocalDate,
  type LocalDate,
  parseLocalDate,
} from '@guichet/domain/local-date'
import { nextMonthlyDeadline, nextOpenWeekday, nextQuarterlyDeadline } from '../deadlines.ts'
import { typeset } from './typeset.ts'

export interface Post {
  readonly daysAgo: number
  readonly titleFr: string
  readonly titleEn: string
  readonly bodyFr: string
  readonly bodyEn: string
}

const fr = (day: LocalDate) => formatLocalDate(day, 'fr', 'long').replace(/ /gu, '\u00A0')
const en = (day: LocalDate) => formatLocalDate(day, 'en', 'long')

const SATURDAY = 6
const THURSDAY = 4
const FRIDAY = 5

/** The next 30 September, by which one chooses how income tax is paid next year. */
const nextSeptemberEnd = (today: LocalDate) => {
  const end = parseLocalDate(`${today.slice(0, 4)}-09-30`)
  return today <= end ? end : addYears(end, 1)
}

/** News of the demo, the latest first, with dates that follow `today`. */
export const newsOn = (today: LocalDate): readonly Post[] => {
  const monthly = nextMonthlyDeadline(today)
  const quarterly = nextQuarterlyDeadline(today)
  const workshop = nextOpenWeekday(addDays(today, 9), THURSDAY)
  const closed = nextOpenWeekday(addDays(today, 16), FRIDAY)
  const meeting = nextOpenWeekday(addDays(today, 40), SATURDAY)
  const option = nextSeptemberEnd(today)
  return [
    {
      daysAgo: 1,
      titleFr: `Déclarer son chiffre d’affaires : prochaine échéance le ${fr(monthly)}`,
      titleEn: `Turnover declaration: next due date ${en(monthly)}`,
      bodyFr: `Si vous déclarez chaque mois, vous avez jusqu’au ${fr(monthly)}. Si vous déclarez chaque trimestre, jusqu’au ${fr(quarterly)}.

Un mois sans recette se déclare aussi : indiquez 0. On déclare ce qui a été encaissé pendant la période, et non ce qui a été facturé.`,
      bodyEn: `If you declare each month, you have until ${en(monthly)}. If you declare each quarter, until ${en(quarterly)}.

A month without takings is declared as well: enter 0. What counts is what you were paid during the period, not what you invoiced.`,
    },
    {
      daysAgo: 6,
      titleFr: `Atelier « Fixer ses prix » le ${fr(workshop)}`,
      titleEn: `Workshop “Setting your prices” on ${en(workshop)}`,
      bodyFr: `De 9 h 30 à 12 h, dans nos locaux, avec Maëlle Gauthier. On part de vos chiffres : apportez deux devis récents et le détail de vos charges.

Douze places, 20,00 € par personne. Pour vous inscrire, écrivez à contact@demo.example.`,
      bodyEn: `From 9:30 to 12:00 at our office, with Maëlle Gauthier. We work from your own figures: bring two recent quotes and the detail of your costs.

Twelve seats, €20.00 each. To register, write to contact@demo.example.`,
    },
    {
      daysAgo: 15,
      titleFr: `Bureaux fermés le ${fr(closed)}`,
      titleEn: `Office closed on ${en(closed)}`,
      bodyFr: `L’équipe est en formation le ${fr(closed)}. Votre espace personnel reste ouvert : vous pouvez y renouveler votre adhésion et télécharger votre attestation. Nous répondons aux messages dès le jour ouvré suivant.`,
      bodyEn: `The team is in training on ${en(closed)}. Your personal space stays open: you can renew your membership and download your certificate there. We answer messages on the next working day.`,
    },
    {
      daysAgo: 29,
      titleFr: 'Franchise de TVA : les seuils à surveiller',
      titleEn: 'VAT exemption: the thresholds to watch',
      bodyFr: `Depuis le 1er janvier 2025, la franchise vaut jusqu’à 85 000 € de chiffre d’affaires pour la vente et l’hébergement, et 37 500 € pour les prestations de services.

Au-dessus de 93 500 € (vente) ou de 41 250 € (services), la TVA est due dès le jour du dépassement. Entre les deux, elle l’est au 1er janvier suivant. Prenez rendez-vous avant d’y arriver : un devis se prépare autrement avec la TVA.`,
      bodyEn: `Since 1 January 2025 the exemption holds up to €85,000 of turnover for sales and accommodation, and €37,500 for services.

Above €93,500 (sales) or €41,250 (services), VAT is due from the very day. In between, from the following 1 January. See us before you get there: a quote is prepared differently with VAT.`,
    },
    {
      daysAgo: 52,
      titleFr: 'Cotisations et plafonds de 2026 à 2028 : ce qui a changé',
      titleEn: 'Contributions and ceilings from 2026 to 2028: what has changed',
      bodyFr: `Les plafonds du régime micro sont passés, pour 2026 à 2028, à 203 100 € pour la vente et à 83 600 € pour les services et les professions libérales.

Taux de cotisations en 2026 : vente 12,3 %, services commerciaux et artisanaux 21,2 %, professions libérales au régime général 25,6 %, à la Cipav 23,2 %. La contribution à la formation s’y ajoute.`,
      bodyEn: `For 2026 to 2028 the ceilings of the micro scheme are €203,100 for sales and €83,600 for services and liberal professions.

Contribution rates in 2026: sales 12.3%, commercial and craft services 21.2%, liberal professions under the general scheme 25.6%, under Cipav 23.2%. The training contribution comes on top.`,
    },
    {
      daysAgo: 74,
      titleFr: `Rencontre des adhérents le ${fr(meeting)}`,
      titleEn: `Members’ day on ${en(meeting)}`,
      bodyFr: `Une matinée pour se connaître et travailler ensemble : à 10 h, l’assemblée ; à 11 h, trois adhérents racontent leur première année ; à 12 h 30, le repas partagé.

Autre date à noter : le choix du versement libératoire de l’impôt pour l’année suivante se fait au plus tard le ${fr(option)}.`,
      bodyEn: `A morning to meet and work together: the assembly at 10:00, three members on their first year at 11:00, a shared meal at 12:30.

Another date to note: the choice to pay income tax with the contributions next year is made by ${en(option)} at the latest.`,
    },
  ].map((post) => ({ ...post, titleFr: typeset(post.titleFr), bodyFr: typeset(post.bodyFr) }))
}
