/** New terms that wait to be accepted. */
export default {
  title: 'De nouvelles conditions sont en vigueur',
  intro: 'Lisez-les, puis acceptez-les pour continuer. Cela n’est demandé qu’une fois par version.',
  kinds: {
    'membership-terms': 'Conditions d’adhésion',
    'account-terms': 'Conditions d’ouverture d’un compte',
    'declaration-terms': 'Conditions de déclaration en ligne',
  },
  inForce: 'En vigueur depuis le {{date}}.',
  changed: 'Les paragraphes marqués « Nouveau » ne figuraient pas dans la version que vous aviez acceptée.',
  former: 'Relire la version acceptée auparavant',
  current: 'Ouvrir cette version dans une page à part',
  isNew: 'Nouveau',
  accept: 'J’ai lu et j’accepte : {{title}}',
  submit: 'Accepter et continuer',
  later: 'Plus tard, consulter seulement',
  laterHelp:
    'Sans accepter, vous pouvez consulter votre espace, exporter vos données, résilier, écrire à l’accueil et vous déconnecter. Rien d’autre ne peut être modifié. Vos clés d’API continuent de fonctionner.',
  needed: 'Cochez chaque case pour accepter.',
  banner: 'Consultation seule : de nouvelles conditions attendent votre accord.',
  read: 'Lire et accepter',
  failed: 'Votre accord n’a pas pu être enregistré',
}
