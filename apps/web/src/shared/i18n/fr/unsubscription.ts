export default {
  title: 'Nouvelles de l’organisation',
  checking: 'Lecture du lien…',
  on: 'Les nouvelles sont envoyées à {{email}}. Souhaitez-vous ne plus les recevoir ?',
  off: 'Les nouvelles ne sont plus envoyées à {{email}}.',
  always: 'Les rappels, reçus et autres messages liés à votre adhésion arrivent toujours.',
  decline: 'Ne plus recevoir les nouvelles',
  accept: 'Recevoir de nouveau les nouvelles',
  elsewhere: 'Pour les recevoir de nouveau, connectez-vous et choisissez dans « Notifications ».',
  gone: 'Ce lien n’est pas valable',
  goneBody: 'Connectez-vous pour choisir ce que vous recevez, dans « Notifications ».',
  signIn: 'Se connecter',
  failed: 'La demande n’a pas abouti',
}
