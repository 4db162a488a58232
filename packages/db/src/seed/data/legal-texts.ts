import { typeset } from './typeset.ts'

const text = (...paragraphs: string[]) => paragraphs.map(typeset).join('\n\n')
const plain = (...paragraphs: string[]) => paragraphs.join('\n\n')

/** Public texts of the invented association; terms are those that every portal begins with. */
export const LEGAL_TEXTS = [
  {
    id: '01900000-0000-7000-8000-000000000201',
    kind: 'legal-notice',
    daysAgo: 210,
    textFr: text(
      '# Hébergement',
      'Ce portail est hébergé en France par la Coopérative d’hébergement des Alpilles, 4, chemin des Oliviers, 13210 Saint-Rémy-de-Provence (entreprise fictive).',
      '# Données personnelles',
      'Azur et Lavande est responsable du traitement. Les informations de votre dossier servent à tenir votre adhésion et vos comptes, à établir vos attestations et vos reçus, et à vous rendre les prestations commandées. Les pièces comptables sont conservées dix ans, le reste de votre dossier trois ans après la fin de votre dernière adhésion.',
      'Vous pouvez consulter vos données dans votre espace, les faire corriger ou effacer, et demander leur copie en écrivant à l’assistance. Si la réponse ne vous convient pas, vous pouvez saisir la CNIL, 3, place de Fontenoy, 75007 Paris.',
      '# Cookies',
      'Le portail dépose seulement les cookies nécessaires à la connexion. Il ne mesure pas votre navigation et ne la transmet à personne.',
      '# Propriété intellectuelle',
      'Les textes et le logo sont la propriété d’Azur et Lavande. Le portail lui-même est un logiciel libre.',
    ),
    textEn: plain(
      '# Hosting',
      'This portal is hosted in France by the Coopérative d’hébergement des Alpilles, 4, chemin des Oliviers, 13210 Saint-Rémy-de-Provence (an invented company).',
      '# Personal data',
      'Azur et Lavande is the controller. What stands in your file serves to keep your membership and accounts, to make your certificates and receipts, and to give you the services you ordered. Accounting records are kept for ten years, the rest of your file for three years after the end of your last membership.',
      'You may read your data in your space, have them corrected or erased, and ask for a copy by writing to the support desk. If the answer does not satisfy you, you may turn to the CNIL, 3, place de Fontenoy, 75007 Paris.',
      '# Cookies',
      'The portal sets only the cookies that signing in needs. It does not measure what you do here and passes it on to nobody.',
      '# Intellectual property',
      'Texts and logo belong to Azur et Lavande. The portal itself is free software.',
    ),
  },
  {
    id: '01900000-0000-7000-8000-000000000202',
    kind: 'accessibility',
    daysAgo: 150,
    textFr: text(
      'Azur et Lavande veut que chaque micro-entrepreneur puisse se servir de ce portail, quel que soit son équipement ou son handicap.',
      '# État de conformité',
      'Ce portail est en conformité partielle avec le RGAA 4.1. Ses pages sont vérifiées par des tests automatiques (WCAG 2.2, niveau AA), au clavier et sur petit écran ; aucun audit complet n’a encore été confié à un tiers.',
      '# Contenus non accessibles',
      'Certains documents déposés par des tiers (PDF numérisés, images) ne sont pas structurés. Demandez-les sous une autre forme à l’assistance.',
      '# Signaler une difficulté',
      'Si une page ou un document vous résiste, écrivez ou téléphonez à l’assistance : nous vous répondons sous cinq jours ouvrés. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.',
    ),
    textEn: plain(
      'Azur et Lavande wants every micro-entrepreneur to be able to use this portal, whatever their equipment or disability.',
      '# Conformity',
      'This portal conforms in part to the French RGAA 4.1. Its pages are checked by automatic tests (WCAG 2.2, level AA), by keyboard and on small screens; no complete audit by a third party has been made yet.',
      '# Contents that are not accessible',
      'Some documents of third parties (scanned PDF, pictures) have no structure. Ask the support desk for them in another form.',
      '# Telling of a difficulty',
      'If a page or a document resists you, write to the support desk or call it: we answer within five working days. If the answer does not satisfy you, you may turn to the Défenseur des droits.',
    ),
  },
] as const
