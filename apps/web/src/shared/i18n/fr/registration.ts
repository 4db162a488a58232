/** Asking for an account online. */
export default {
  title: 'Ouvrir un compte',
  already: 'Vous avez déjà un espace personnel ?',
  signIn: 'Se connecter',
  signedIn: 'Vous êtes connecté en tant que {{name}} : le compte s’ajoutera à votre espace.',
  toSpace: 'Revenir à mon espace',
  steps: {
    demande: 'Votre demande',
    identite: 'Identité',
    options: 'Téléprocédures',
    identifiant: 'Compte',
    resume: 'Résumé',
  },
  request: {
    title: 'Votre demande',
    body: 'Un compte primaire permet à votre entreprise de transmettre ses déclarations aux organismes, et d’ouvrir des comptes secondaires à ses établissements ou à ses clients.',
    needed: 'Munissez-vous du numéro SIRET : il faut cinq minutes environ.',
    after: {
      staff: {
        newcomer:
          'Nos services examinent la demande ; une fois acceptée, un lien envoyé par e-mail permet de choisir votre mot de passe.',
        signedIn:
          'Nos services examinent la demande ; une fois acceptée, le compte s’ouvre dans votre espace.',
      },
      automatic: {
        newcomer:
          'Un lien envoyé aussitôt par e-mail permet de choisir votre mot de passe et d’ouvrir le compte.',
        signedIn: 'Le compte s’ouvre aussitôt dans votre espace.',
      },
    },
  },
  profile: {
    reach_one: 'Donne accès à {{count}} téléprocédure.',
    reach_other: 'Donne accès à {{count}} téléprocédures.',
    procedures: 'Cochez celles que vous utiliserez. Vous pourrez changer d’avis dans les options du compte.',
  },
  login: {
    intro:
      'C’est avec ce nom que vous vous connecterez. Il ne change plus ensuite. Le mot de passe se choisit à l’ouverture du compte.',
    introSignedIn:
      'Vous pourrez vous connecter avec ce nom et votre mot de passe habituel. Il ne change plus ensuite.',
  },
  terms: {
    title: 'Conditions d’utilisation',
    accept: 'J’accepte les conditions d’utilisation du compte',
    version: 'Version {{version}}. Elle est conservée avec la date de votre accord.',
    accepted: 'Acceptées, version {{version}}',
  },
  mailbox: 'Adresse de la boite mail',
  cost: 'Coût par mois',
  costNote: 'Aux tarifs d’aujourd’hui, à partir de l’ouverture du compte.',
  submit: 'Envoyer la demande',
  kept: 'Votre saisie est gardée dans cet onglet.',
  done: {
    title: 'Votre demande n° {{number}} est enregistrée',
    openTitle: 'Le compte {{login}} est ouvert',
    requested:
      'Un message qui rappelle ce numéro part à {{email}}. Nos services examinent la demande ; une fois acceptée, vous y recevrez un lien pour ouvrir le compte {{login}}.',
    requestedOwn:
      'Nos services examinent la demande. Vous suivez son avancement dans votre espace, et serez averti par e-mail.',
    approved:
      'Un lien pour ouvrir le compte {{login}} part à {{email}}. Il est valable 24 heures ; passé ce délai, demandez-en un autre par « Mot de passe oublié ? ».',
    open: 'Il porte le numéro {{number}} et se trouve dans votre espace.',
    toSignIn: 'Aller à la connexion',
    toAccount: 'Voir le compte',
  },
}
