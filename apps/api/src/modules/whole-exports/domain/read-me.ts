/** What stands in front of a whole export, in the language of the organisation. */
export const readMe = (today: string, withDocuments: boolean): string =>
  [
    `Export complet du ${today.split('-').toReversed().join('/')}`,
    '',
    'Ce fichier contient des données personnelles, dont des numéros de sécurité sociale (adherents.csv, declarants.csv). Conservez-le chiffré, effacez-le dès qu’il n’est plus utile.',
    '',
    'adherents.csv : un adhérent par ligne, avec sa dernière adhésion. Ce fichier peut être importé tel quel (Adhérents, Importer).',
    'Les autres fichiers .csv : une table chacun. La première ligne nomme les colonnes ; les identifiants relient les tables entre elles (personId : personnes.csv, membershipId : adhesions.csv, paymentId : paiements.csv…). Les montants sont en centimes d’euro, les dates au format AAAA-MM-JJ, les instants en UTC.',
    'reglages.json : réglages de l’organisation, textes légaux et calendrier des rappels.',
    withDocuments
      ? 'documents/ : les fichiers, nommés par leur numéro et leur version.'
      : 'Les fichiers des documents ne sont pas inclus ; leur liste est dans documents.csv.',
    '',
    'Les mots de passe, les seconds facteurs et les clés ne quittent jamais le portail.',
    '',
  ].join('\r\n')
