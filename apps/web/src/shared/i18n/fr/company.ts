/** What the public register proves of a company. */
export default {
  title: 'Vérification auprès du registre des entreprises',
  check: 'Vérifier auprès du registre',
  checkAgain: 'Vérifier de nouveau',
  again: 'Réessayer',
  saveFirst: 'Enregistrez le SIRET, puis vérifiez-le auprès du registre.',
  proven: 'Vérifié auprès du registre le {{date}}',
  provenClosed: 'Fermé d’après le registre, interrogé le {{date}}',
  provenClosedOn: 'Fermé depuis le {{closedOn}} d’après le registre, interrogé le {{date}}',
  filter: 'Entreprise',
  filterAll: 'Toutes',
  filterToCheck: 'À vérifier : non diffusible ou à un autre nom',
  toCheck: 'Existe au registre, à vérifier par notre équipe',
  toCheckMasked:
    'Le registre, interrogé le {{date}}, ne diffuse pas le nom de cette entreprise : il ne peut pas confirmer qu’elle est la vôtre. Envoyez-nous un avis de situation, et nous la confirmerons.',
  toCheckUntold:
    'Le registre, interrogé le {{date}}, ne cite personne pour cette entreprise : il ne peut pas confirmer qu’elle est la vôtre. Envoyez-nous un avis de situation, et nous la confirmerons.',
  toCheckOther:
    'Le registre, interrogé le {{date}}, cite d’autres personnes pour cette entreprise : il ne peut pas confirmer qu’elle est la vôtre. Vérifiez le SIRET, ou envoyez-nous un avis de situation, et nous la confirmerons.',
  staffToCheck:
    'Le registre connaît ce SIRET sans citer personne. Confirmez-le sur la foi d’un justificatif, à citer dans le motif.',
  ownToCheck:
    'Le registre connaît ce SIRET sans citer personne. Enregistrez sa réponse : notre équipe vérifiera que l’entreprise est la vôtre ; d’ici là, SIRET et APE restent modifiables.',
  submitToCheck: 'Enregistrer et faire vérifier',
  provenField: 'Vérifié auprès du registre : non modifiable ici.',
  newSiret: 'Signaler un nouveau SIRET',
  masked: 'Diffusion partielle : nom et adresse non communiqués',
  untold: 'Non communiqué',
  siret: 'SIRET',
  name: 'Nom',
  state: 'État',
  open: 'En activité',
  closed: 'Fermé',
  closedOn: 'Fermé depuis le {{date}}',
  address: 'Adresse de l’établissement',
  differs: '{{field}} : le dossier et le registre diffèrent',
  keep: 'Garder ce que dit le dossier',
  take: 'Reprendre ce que dit le registre',
  empty: 'Vide',
  closedTitle: 'Cet établissement est fermé',
  closedBody:
    'Vous pouvez l’enregistrer tel quel. Si vous avez cessé votre activité ou changé d’établissement, signalez-le ensuite dans « Événements ».',
  closedStaff:
    'Il peut être enregistré tel quel. Voyez avec l’adhérent s’il a cessé ou changé d’établissement.',
  follows:
    'Ce que le registre confirme devient non modifiable. Pour le changer plus tard, vous signalerez un nouveau SIRET.',
  followsStaff:
    'Ce que le registre confirme devient non modifiable par l’adhérent. La vérification et son motif figurent dans l’historique du dossier.',
  submit: 'Enregistrer comme vérifié',
  staffOther:
    'Le registre cite d’autres personnes pour ce SIRET. Ne confirmez que sur la foi d’un justificatif, à citer dans le motif.',
  reason: 'Motif',
  reasonHelp: 'Par exemple : avis de situation reçu le 12 novembre. L’adhérent le voit dans son historique.',
  correct: 'Corriger',
  correctTitle: 'Corriger SIRET et APE',
  correctIntro:
    'À réserver aux erreurs : un changement d’établissement se note dans « Événements ». Un autre SIRET n’est plus vérifié.',
  correctSubmit: 'Enregistrer la correction',
  nothing: {
    unknown: {
      title: 'Ce SIRET n’est pas au registre',
      body: 'Rien n’est modifié. Une entreprise récente peut mettre quatre semaines à y paraître : vérifiez le numéro, ou revenez plus tard.',
    },
    unavailable: {
      title: 'Le registre ne répond pas',
      body: 'Rien n’est modifié ni perdu. Réessayez dans un instant.',
    },
    other: {
      title: 'Le registre cite d’autres personnes pour ce SIRET',
      body: 'Rien n’est modifié. Vérifiez le numéro et l’orthographe de votre nom ; si tout est juste, écrivez-nous avec un avis de situation et nous le confirmerons.',
    },
  },
  lookup: {
    action: 'Rechercher au registre',
    failed: 'La recherche n’a pas abouti',
    found:
      'Le registre sera interrogé de nouveau à l’enregistrement, et son code APE repris si vous n’en donnez pas.',
  },
}
