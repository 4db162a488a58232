/** Help behind the "?" of fields, by the keys of `@guichet/domain/help-keys`. Staff may put their own text in its place. */
export default {
  about: 'Aide : {{about}}',
  topics: {
    account: {
      type: 'Ce qu’est le titulaire du compte : une entreprise, un organisme de gestion agréé (OGA), un expert-comptable ou autre chose. Le type sert à chercher les comptes et ne change aucun droit.',
      profile:
        'Le profil fixe les téléprocédures parmi lesquelles un compte peut choisir. Un compte secondaire a le profil de son compte primaire.',
      test: 'Un compte de test sert aux essais et n’est en principe pas facturé. Nos services posent et retirent cette marque.',
      'legal-representative':
        'La personne qui représente l’entreprise selon ses statuts ou le registre : gérant, président, entrepreneur individuel. Elle peut être différente du responsable du compte.',
      'responsible-email':
        'Nous y écrivons ce qui touche à la sécurité du compte : changement ou réinitialisation du mot de passe, décisions sur une demande. Choisissez une adresse qui est lue.',
      'technical-contact':
        'La personne à joindre quand un dépôt ou une collecte échoue, ou pour une question sur votre logiciel.',
      'administrative-contact':
        'La personne à joindre pour les factures, les options souscrites et les questions de dossier.',
      'person-rights':
        'Chaque case ajoute un droit. Gérer les personnes rattachées et définir le mot de passe de la boîte mail restent réservés au titulaire.',
      'mailbox-password':
        'Ce mot de passe n’ouvre que la boîte mail, dans un logiciel de messagerie. Il est différent de celui de la connexion, que vous ne devez confier à aucun logiciel.',
      login:
        'Nom par lequel le compte se connecte. Celui d’un compte secondaire se termine toujours par celui de son compte primaire.',
      nic: 'Les cinq derniers chiffres du SIRET : ils désignent l’établissement, le SIREN désigne l’entreprise.',
      'mailbox-quota':
        'Nombre de comptes secondaires avec boîte mail que vous voulez pouvoir ouvrir. Les comptes secondaires sans boîte mail ne comptent pas : ils sont gratuits et sans limite.',
      autonomous:
        'Un compte secondaire autonome choisit lui-même ses téléprocédures, parmi celles de votre compte. Sinon, c’est vous qui les choisissez pour lui.',
      'create-mailbox':
        'Avec une boîte mail, le compte reçoit lui-même ses messages et peut déposer par mail. Sans boîte mail, le compte est gratuit et ses messages de service arrivent au compte primaire.',
    },
    options: {
      procedures:
        'Une téléprocédure est une déclaration ou une demande transmise par voie électronique à un organisme. Cochez celles que vous utilisez ; « Choix des types de documents » précise ce que vous déposez dans chacune.',
      statements:
        'Nous collectons les relevés de comptes auprès de vos banques et vous les remettons dans la boîte de votre choix.',
      'collection-alert':
        'Un message vous prévient quand la collecte des relevés d’une banque a échoué, avec ce qu’il faut faire.',
      'statement-mailbox':
        'La boîte dédiée ne reçoit que des relevés : pratique pour la confier à un logiciel comptable. La boîte par défaut reçoit aussi les autres messages du compte.',
      archive:
        'Ce que vous déposez est scellé et conservé de façon à pouvoir prouver, des années plus tard, que rien n’a changé depuis.',
    },
    invoicing: {
      date: 'Jour auquel vos factures sont établies. Nos services le fixent avec vous.',
      'responsible-address':
        'Vos factures portent l’adresse du responsable, saisie dans l’onglet « Identité ». Décochez pour en indiquer une autre, celle de votre siège ou de votre comptable par exemple.',
    },
  },
}
